// The tab with the vouchers of a course: the list, new ones, and a change of one.
import { html, nothing } from "../html.js";
import { count, money } from "../format.js";
import { time } from "../parts.js";
import { desk } from "../texts.js";
import { Submission } from "./forms.js";
import { newVouchers } from "./new-vouchers.js";
import { more, Rows, table } from "./rows.js";
import { voucherChange } from "./voucher-change.js";

export async function open(view) {
  let rows;
  let change;
  const loading = new Submission(draw);
  const creation = newVouchers(view, draw, refresh);
  await reload();
  draw();

  async function reload() {
    const anew = new Rows((path) => view.read(path), "/vouchers?limit=25");
    await anew.load();
    rows = anew;
  }

  /** If the list can't be had now, the old one stays: what was made does not depend on it. */
  async function refresh() {
    try {
      await reload();
    } catch (error) {
      if (!error.isOutage) {
        throw error;
      }
    }
  }

  function draw() {
    view.show(html`
      <h2>${desk.vouchers.heading}</h2>
      ${change ? change() : nothing}
      ${rows.all.length === 0
        ? html`<p>${desk.vouchers.none}</p>`
        : table({ caption: desk.vouchers.caption, heads: desk.vouchers.heads, rows: rows.all.map(cells) })}
      ${more(rows, loading)}
      ${creation()}`);
  }

  function cells(voucher) {
    return [
      voucher.code,
      effect(voucher),
      count(voucher.uses),
      count(voucher.free),
      count(voucher.held),
      count(voucher.spent),
      voucher.from ? time(voucher.from) : desk.vouchers.always,
      voucher.until ? time(voucher.until) : desk.vouchers.always,
      html`<button type="button" id="change-${voucher.code}" @click=${() => begin(voucher)}
        aria-label=${desk.vouchers.changeNamed(voucher.code)}>${desk.vouchers.change}</button>`,
    ];
  }

  function begin(voucher) {
    change = voucherChange(view, draw, voucher, end);
    draw();
    document.getElementById("field-changed-uses").focus();
  }

  /** Puts the voucher as it is now, if it was changed, in its row. The focus goes back to the button that it came from. */
  function end(voucher) {
    change = undefined;
    rows.all = rows.all.map((one) => (one.code === voucher.code ? voucher : one));
    draw();
    document.getElementById(`change-${voucher.code}`).focus();
  }
}

function effect({ percent, amount, price, currency }) {
  if (percent !== undefined) {
    return desk.vouchers.effect.percent(count(-percent));
  }
  return amount === undefined
    ? desk.vouchers.effect.price(money(price, currency))
    : desk.vouchers.effect.amount(money(-amount, currency));
}
