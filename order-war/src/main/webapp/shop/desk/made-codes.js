import { html, nothing } from "../html.js";
import { announce } from "../parts.js";
import { desk } from "../texts.js";

/** The codes that were just made, to be copied or kept as a file; nothing for none. */
export function madeCodes(codes) {
  if (codes.length === 0) {
    return nothing;
  }
  const text = codes.join("\n");
  return html`
    <div class="notice field">
      <label for="made-codes">${desk.vouchers.made(codes.length)}</label>
      <textarea id="made-codes" rows=${Math.min(codes.length, 8)} readonly .value=${text}></textarea>
      <div class="row">
        <button type="button" @click=${() => copy(text)}>${desk.vouchers.copy}</button>
        <button type="button" @click=${() => download(text)}>${desk.vouchers.download}</button>
      </div>
    </div>`;
}

/** A page without TLS may not write to the clipboard; there the codes are only selected. */
async function copy(text) {
  const field = document.getElementById("made-codes");
  field.select();
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    announce(desk.vouchers.copied);
  } else {
    field.focus();
    announce(desk.vouchers.selected);
  }
}

function download(text) {
  const url = URL.createObjectURL(new Blob([text + "\n"], { type: "text/plain" }));
  Object.assign(document.createElement("a"), { href: url, download: desk.vouchers.file }).click();
  URL.revokeObjectURL(url);
}
