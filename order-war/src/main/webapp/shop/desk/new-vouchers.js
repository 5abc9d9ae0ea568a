import { html, keyed } from "../html.js";
import { ZONE } from "../format.js";
import { announce } from "../parts.js";
import { desk } from "../texts.js";
import { decimal, decimals, PERCENT_DECIMALS, whole } from "./amounts.js";
import { madeCodes } from "./made-codes.js";
import { choice, line, notice, onSubmit, requireRight, Submission } from "./forms.js";
import { momentOf } from "./moments.js";

const MOST = 1000;
const EMPTY = { code: "", count: "", value: "", uses: "1", from: "", until: "" };

/**
 * The form that makes one voucher, with a code of one's own, or several with random codes, which it then shows.
 *
 * @param refresh reads the list again
 */
export function newVouchers(view, draw, refresh) {
  const creation = new Submission(draw);
  let many = false;
  let by = "percent";
  let draft = EMPTY;
  let codes = [];

  return () => html`
    <section>
      <h2>${desk.vouchers.create}</h2>
      ${madeCodes(codes)}
      ${creation.error?.isOutage ? notice(desk.vouchers.unknown) : creation.failure(desk.vouchers.refused)}
      <form novalidate @submit=${onSubmit(creation, create)}>
        ${choice({
          name: "many",
          label: desk.vouchers.howMany,
          value: many ? "many" : "one",
          options: Object.entries(desk.vouchers.kinds),
          onChange: (chosen) => {
            many = chosen === "many";
            draw();
          },
        })}
        <div class="row fields">
          ${keyed(many, many
            ? text("count", desk.vouchers.count, { mode: "numeric", hint: desk.vouchers.countHint, required: true })
            : text("code", desk.vouchers.code, { hint: desk.vouchers.codeHint, required: true }))}
          ${choice({
            name: "by",
            label: desk.vouchers.kind,
            value: by,
            options: Object.entries(desk.vouchers.by),
            onChange: (chosen) => {
              by = chosen;
              draw();
            },
          })}
          ${line({
            name: "value",
            label: desk.vouchers.value[by](view.course.currency),
            value: draft.value,
            mode: "decimal",
            complaint: creation.about(by),
            required: true,
          })}
          ${text("uses", desk.vouchers.uses, { mode: "numeric", required: true })}
        </div>
        <div class="row fields">
          ${text("from", desk.vouchers.from, { type: "datetime-local", hint: desk.zoneOrNone(ZONE) })}
          ${text("until", desk.vouchers.until, { type: "datetime-local", hint: desk.zoneOrNone(ZONE) })}
        </div>
        <button type="submit" class="primary" aria-disabled=${creation.isUnderWay}>${desk.vouchers.submit}</button>
      </form>
    </section>`;

  function text(name, label, more) {
    return line({ name, label, value: draft[name], complaint: creation.about(name), ...more });
  }

  async function create(sent) {
    draft = { ...draft, ...sent };
    const wanted = checked(sent);
    const made = await answered(wanted);
    codes = [made].flat().map(({ code }) => code);
    draft = EMPTY;
    await refresh();
    announce(desk.vouchers.made(codes.length));
  }

  function checked(sent) {
    const places = by === "percent" ? PERCENT_DECIMALS : decimals(view.course.currency);
    const value = /^\d/.test(sent.value) ? decimal(by === "price" ? sent.value : `-${sent.value}`, places) : undefined;
    const uses = whole(sent.uses, 1);
    const number = many ? whole(sent.count, 1) : undefined;
    requireRight({
      code: !many && !/^[\w-]{3,40}$/.test(sent.code) && desk.vouchers.codeWrong,
      count: many && !(number <= MOST) && desk.vouchers.countWrong,
      [by]: value === undefined && (by === "percent" ? desk.wrong.percent : desk.wrong.amount(places)),
      uses: uses === undefined && desk.wrong.whole(1),
    });
    return {
      ...(many ? { count: number } : { code: sent.code }),
      [by]: value,
      uses,
      from: momentOf(sent.from),
      until: momentOf(sent.until),
    };
  }

  /** Where nobody knows whether vouchers were made, the list tells. */
  async function answered(wanted) {
    try {
      return (await view.ask("/vouchers", { method: "POST", body: wanted })).body;
    } catch (error) {
      if (error.isOutage) {
        await refresh();
      }
      throw error;
    }
  }
}
