import { html } from "../html.js";
import { count, ZONE } from "../format.js";
import { announce } from "../parts.js";
import { common, desk } from "../texts.js";
import { whole } from "./amounts.js";
import { line, onSubmit, requireRight, Submission, Wrong } from "./forms.js";
import { momentOf, typedMoment } from "./moments.js";

/**
 * The form that sets a voucher's uses and its end.
 *
 * @param end gets the voucher as it is then
 */
export function voucherChange(view, draw, voucher, end) {
  const saving = new Submission(draw);
  const draft = { uses: String(voucher.uses), until: typedMoment(voucher.until) };

  return () => html`
    <section class="card">
      <h3>${desk.vouchers.changeNamed(voucher.code)}</h3>
      ${saving.failure()}
      <form class="row" novalidate @submit=${onSubmit(saving, save)}>
        ${line({
          name: "uses",
          id: "changed-uses",
          label: desk.vouchers.uses,
          value: draft.uses,
          mode: "numeric",
          complaint: saving.about("uses"),
          required: true,
        })}
        ${line({
          name: "until",
          id: "changed-until",
          label: desk.vouchers.until,
          hint: voucher.until ? desk.zone(ZONE) : desk.zoneOrNone(ZONE),
          type: "datetime-local",
          value: draft.until,
          complaint: saving.about("until"),
        })}
        <button type="button" @click=${() => end(voucher)}>${common.cancel}</button>
        <button type="submit" class="primary" aria-disabled=${saving.isUnderWay}>${common.save}</button>
      </form>
    </section>`;

  async function save(sent) {
    Object.assign(draft, sent);
    const uses = whole(draft.uses, 1);
    const until = momentOf(draft.until, voucher.until);
    requireRight({
      uses: uses === undefined && desk.wrong.whole(1),
      until: voucher.until && !until && desk.vouchers.endStays,
    });
    try {
      const { body } = await view.ask(`/vouchers/${voucher.code}`, { method: "PATCH", body: { uses, until } });
      announce(desk.saved);
      end(body);
    } catch (error) {
      throw error.name === "uses-taken" ? new Wrong({ uses: desk.vouchers.taken(count(error.problem.minimum)) }) : error;
    }
  }
}
