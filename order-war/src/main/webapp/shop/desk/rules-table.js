import { html } from "../html.js";
import { count, money, moment } from "../format.js";
import { desk } from "../texts.js";
import { table } from "./rows.js";

/** Rules that the service has told, to be read only. */
export function rulesTable({ floor, ceiling, rules }, currency) {
  const bounds = [floor, ceiling].map((one) => (one === undefined ? desk.rules.noBound : money(one, currency)));
  return html`
    <p>${desk.rules.bounds(...bounds)}</p>
    ${rules.length === 0
      ? html`<p>${desk.rules.none}</p>`
      : table({
          caption: desk.rules.heading,
          heads: desk.rules.heads,
          rows: rules.map((rule) => [
            rule.name ?? desk.rules.kind[rule.kind],
            desk.rules.kind[rule.kind],
            desk.rules.when[rule.kind]({ ...rule, from: rule.from && moment(rule.from), until: rule.until && moment(rule.until) }),
            effect(rule, currency),
          ]),
        })}`;
}

function effect({ percent, amount, price }, currency) {
  if (percent !== undefined) {
    return desk.rules.effect.percent(count(percent));
  }
  return amount === undefined
    ? desk.rules.effect.price(money(price, currency))
    : desk.rules.effect.amount(money(amount, currency));
}
