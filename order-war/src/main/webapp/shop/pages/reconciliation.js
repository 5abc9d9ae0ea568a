// Compares all orders with their reservations, page by page, and shows what contradicts what.
import { html, nothing } from "../html.js";
import { count } from "../format.js";
import { announce } from "../parts.js";
import { orders } from "../services.js";
import { common, desk } from "../texts.js";
import { Submission } from "../desk/forms.js";
import { table } from "../desk/rows.js";

export async function open(page) {
  page.title = common.reconciliation;
  let compared = 0;
  let mismatches = [];
  const comparison = new Submission(draw);
  await comparison.run(compare);

  async function compare() {
    compared = 0;
    mismatches = [];
    let cursor;
    do {
      const { body } = await orders(`/reconciliation?limit=100${cursor ? `&cursor=${cursor}` : ""}`, { signal: page.signal });
      compared += body.compared;
      mismatches = [...mismatches, ...body.mismatches];
      cursor = body.cursor;
      draw();
    } while (cursor);
    announce(result());
  }

  function result() {
    return mismatches.length === 0
      ? desk.reconciliation.agree(count(compared))
      : desk.reconciliation.disagree(count(mismatches.length), count(compared));
  }

  function draw() {
    page.show(html`
      <h1>${common.reconciliation}</h1>
      <p>${desk.reconciliation.purpose}</p>
      ${standing()}
      ${mismatches.length === 0
        ? nothing
        : table({ caption: desk.reconciliation.caption, heads: desk.reconciliation.heads, rows: mismatches.map(cells) })}
      <p><button type="button" aria-disabled=${comparison.isUnderWay} @click=${() => comparison.run(compare)}>
        ${desk.reconciliation.again}</button></p>`);
  }

  function standing() {
    switch (comparison.state) {
      case "sending":
        return html`<p>${desk.reconciliation.underWay(count(compared))}</p>
          <progress aria-label=${common.reconciliation}></progress>`;
      case "refused":
        return comparison.failure();
      default:
        return html`<p>${result()}</p>`;
    }
  }
}

/** A mismatch names no currency, so amounts stand as they are. */
function cells(mismatch) {
  return [
    mismatch.orderId,
    desk.reconciliation.kind[mismatch.kind],
    desk.reconciliation.order(
      mismatch.orderStatus,
      mismatch.priceAtPurchase === null ? undefined : count(mismatch.priceAtPurchase),
      mismatch.voucher,
    ),
    desk.reconciliation.reservation(
      mismatch.reservationStatus,
      mismatch.lockedPrice === undefined ? undefined : count(mismatch.lockedPrice),
      mismatch.reservationVoucher,
    ),
  ];
}
