import { html } from "../html.js";
import { money } from "../format.js";
import { announce } from "../parts.js";
import { reasons } from "../reasons.js";
import { desk } from "../texts.js";
import { decimal, decimals, typedAmount } from "./amounts.js";
import { line, onSubmit, requireRight, Submission } from "./forms.js";

/** The form for the price that the rules begin with. */
export function priceForm(view, draw) {
  const saving = new Submission(draw);
  let draft = typedAmount(view.course.basePrice, view.course.currency);

  return () => {
    const { price, currency, because } = view.course;
    return html`
      <section>
        <h2>${desk.price.heading}</h2>
        <p>${desk.price.now(money(price, currency), reasons(because))}</p>
        ${saving.failure()}
        <form class="row" novalidate @submit=${onSubmit(saving, save)}>
          ${line({
            name: "price",
            label: desk.price.base(currency),
            hint: desk.price.hint,
            value: draft,
            mode: "decimal",
            complaint: saving.about("price"),
            required: true,
          })}
          <button type="submit" class="primary" aria-disabled=${saving.isUnderWay}>${desk.price.save}</button> ${saving.saved}
        </form>
      </section>`;
  };

  async function save(sent) {
    draft = sent.price;
    const places = decimals(view.course.currency);
    const price = decimal(sent.price, places);
    requireRight({ price: price === undefined && desk.wrong.amount(places) });
    ({ body: view.course } = await view.ask("/price", { method: "PATCH", body: { price } }));
    draft = typedAmount(view.course.basePrice, view.course.currency);
    announce(desk.saved);
  }
}
