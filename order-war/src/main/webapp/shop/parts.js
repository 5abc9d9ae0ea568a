// Pieces that several pages show.
import { html, keyed, nothing } from "./html.js";
import { moment } from "./format.js";
import { Refusal } from "./http.js";
import { common } from "./texts.js";

/** A moment for people and for machines. */
export function time(iso) {
  return html`<time datetime=${iso}>${moment(iso)}</time>`;
}

/** A figure that moves while one looks; it shows that it is not what it was at first. */
export function figure(text, first) {
  return keyed(text, html`<span class=${text === first ? "numbers" : "numbers moved"}>${text}</span>`);
}

/** What went wrong, in words, and a button that does it again where that may help. */
export function failure(error, again) {
  return html`
    <section class="problem" role="alert" tabindex="-1">
      <h2>${common.problem.heading}</h2>
      <p>${words(error)}</p>
      ${again ? html`<button type="button" @click=${again}>${common.again}</button>` : nothing}
    </section>`;
}

/** The words for an error that a page has none of its own for. What a service says of its refusal is in English. */
export function words(error) {
  if (error.isOutage) {
    return common.problem.outage;
  }
  if (!(error instanceof Refusal)) {
    reportError(error); // a mistake in these pages
    return common.problem.mistake;
  }
  switch (error.status) {
    case 401:
      return common.problem.token;
    case 403:
      return common.problem.forbidden;
    case 404:
      return common.problem.missing;
    case 429:
      return common.problem.tooMany(error.retryAfter ?? 1);
    default:
      return error.message;
  }
}

/** The service's complaint about one field, if it has one. */
export function complaint(error, field) {
  return error instanceof Refusal
    ? error.problem.errors?.find((one) => one.field === field)?.message
    : undefined;
}

/**
 * One labelled input, with its hint and the complaint about it.
 *
 * @param field name, label, hint, complaint, control: a function from the attributes' ids {id, describedBy, invalid} to the input
 */
export function field({ name, label, hint, complaint: wrong, control }) {
  const id = `field-${name}`;
  const described = [hint ? `${id}-hint` : "", wrong ? `${id}-error` : ""].filter(Boolean).join(" ");
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      ${control({ id, describedBy: described || nothing, invalid: wrong ? "true" : nothing })}
      ${hint ? html`<small id="${id}-hint">${hint}</small>` : nothing}
      ${wrong ? html`<small id="${id}-error" class="error">${wrong}</small>` : nothing}
    </div>`;
}

/** Says something to those who don't see the page change. */
export function announce(text) {
  document.getElementById("announcement").textContent = text;
}
