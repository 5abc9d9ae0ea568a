// The tab with the rules that change a course's price, and with what they come to.
import { html } from "../html.js";
import { money } from "../format.js";
import { announce } from "../parts.js";
import { desk } from "../texts.js";
import { notice, Submission } from "./forms.js";
import { Preview } from "./preview.js";
import { draftOf, rulesOf } from "./rules-draft.js";
import { isHalf, rulesEditor } from "./rules-editor.js";
import { rulesTable } from "./rules-table.js";

export async function open(view) {
  const { currency } = view.course;
  const saving = new Submission(draw);
  const preview = new Preview(view, draw);
  let current = view.rules;
  let draft;
  let fields;
  edit(current);

  function draw() {
    view.show(html`
      <h2>${desk.rules.heading}</h2>
      <p>${desk.rules.intro(money(view.course.basePrice, currency))}</p>
      ${saving.error?.name === "price-version-differs" ? conflict() : saving.failure()}
      ${fields()}
      <p><button type="button" class="primary" aria-disabled=${saving.isUnderWay} @click=${() => saving.run(save)}>
        ${desk.rules.save}</button> ${saving.saved}</p>
      ${preview.template()}`);
  }

  /** Begins with rules that the service has told. */
  function edit(rules) {
    draft = draftOf(rules, currency);
    fields = rulesEditor({ draft, currency, about, changed, rearranged });
    rearranged();
  }

  function about(name) {
    return saving.about(name) ?? preview.about(name);
  }

  function changed() {
    if (saving.state === "done") {
      saving.reset();
    }
    preview.begin(() => rulesOf(draft, currency, isHalf));
    draw();
  }

  function rearranged() {
    saving.reset();
    changed();
  }

  async function save() {
    const rules = rulesOf(draft, currency, isHalf);
    try {
      const headers = { "If-Match": `"${current.version}"` };
      ({ body: current } = await view.ask("/price-rules", { method: "PUT", body: rules, headers }));
    } catch (error) {
      if (error.name === "price-version-differs") {
        ({ body: current } = await view.read("/price-rules"));
        ({ body: view.course } = await view.read("")); // the base price may be another one too
      }
      throw error;
    }
    edit(current);
    announce(desk.saved);
  }

  function conflict() {
    return notice(
      desk.rules.conflict,
      html`${rulesTable(current, currency)}
        <p><button type="button" @click=${takeTheirs}>${desk.texts.takeTheirs}</button></p>`,
    );
  }

  function takeTheirs() {
    edit(current);
    document.getElementById("field-floor").focus();
  }
}
