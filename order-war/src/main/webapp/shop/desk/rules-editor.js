import { html, nothing, repeat } from "../html.js";
import { ZONE } from "../format.js";
import { announce } from "../parts.js";
import { desk } from "../texts.js";
import { choice, isIncomplete, line } from "./forms.js";
import { KINDS, newRule, path } from "./rules-draft.js";

const MOST_RULES = 100;

/** Whether a moment in the fields of a rule has only some of its parts. */
export function isHalf(rule, name) {
  return isIncomplete(document.getElementById(`field-${rule.key}-${name}`));
}

/**
 * The fields of a draft of price rules, and the buttons that add, move and remove rules.
 *
 * @param editor draft, currency, about: from a field's name to the complaint about it; changed, called after each change; rearranged, after
 *     one that moves the fields themselves, so what was complained about is no longer where it was
 */
export function rulesEditor({ draft, currency, about, changed, rearranged }) {
  const words = desk.rules;
  let kind = "window";

  return () => html`
    <div class="row fields">
      ${input(draft, "floor", "floor", { label: words.floor(currency), hint: words.boundHint, mode: "decimal" })}
      ${input(draft, "ceiling", "ceiling", { label: words.ceiling(currency), hint: words.boundHint, mode: "decimal" })}
    </div>
    ${draft.rules.length === 0 ? html`<p>${words.none}</p>` : nothing}
    <ol class="rules">${repeat(draft.rules, (rule) => rule.key, fieldsOf)}</ol>
    <div class="row fields">
      ${choice({
        name: "new-rule",
        label: words.newKind,
        value: kind,
        options: Object.keys(KINDS).map((one) => [one, words.kindLong[one]]),
        onChange: (chosen) => (kind = chosen),
      })}
      <button type="button" id="add-rule" ?disabled=${draft.rules.length === MOST_RULES} @click=${add}>${words.add}</button>
    </div>`;

  function fieldsOf(rule, index) {
    const last = draft.rules.length - 1;
    const button = (does, action, isOff) => html`<button type="button" id="${rule.key}-${does}" ?disabled=${isOff}
      aria-label=${words.named(words[does], index + 1)} @click=${action}>${words[does]}</button>`;
    return html`
      <li>
        <fieldset>
          <legend>${words.rule(index + 1, words.kind[rule.kind])}</legend>
          <p class="quiet">${words.means[rule.kind]}</p>
          <div class="row fields">
            ${input(rule, "name", path(index, "name"), { label: words.name, hint: words.nameHint })}
            ${rule.kind === "window" ? ["from", "until"].map((name) => timeOf(rule, index, name)) : nothing}
            ${Object.keys(KINDS[rule.kind].numbers).map((name) =>
              input(rule, name, path(index, name), { label: words.number[name], mode: "numeric" }),
            )}
          </div>
          <div class="row fields">
            ${choice({
              name: `${rule.key}-way`,
              label: words.way,
              value: rule.way,
              options: KINDS[rule.kind].ways.map((way) => [way, words.ways[way]]),
              onChange: (way) => {
                rule.way = way;
                changed();
              },
            })}
            ${input(rule, "value", path(index, rule.way), { label: words.value[rule.way](currency), hint: words.valueHint[rule.way] })}
          </div>
          <div class="row">
            ${button("up", () => move(index, -1), index === 0)}
            ${button("down", () => move(index, 1), index === last)}
            ${button("remove", () => remove(index), false)}
          </div>
        </fieldset>
      </li>`;
  }

  function timeOf(rule, index, name) {
    return input(rule, name, path(index, name), { label: words[name], hint: desk.zoneOrNone(ZONE), type: "datetime-local" });
  }

  /** An input that writes into the draft. */
  function input(place, name, field, more) {
    return line({
      name: place.key ? `${place.key}-${name}` : name,
      value: place[name],
      complaint: about(field),
      onInput: (text) => {
        place[name] = text;
        changed();
      },
      ...more,
    });
  }

  function add() {
    const rule = newRule(kind);
    draft.rules.push(rule);
    rearranged();
    document.getElementById(`field-${rule.key}-name`).focus();
    announce(words.added(draft.rules.length));
  }

  function move(index, by) {
    const [rule] = draft.rules.splice(index, 1);
    draft.rules.splice(index + by, 0, rule);
    rearranged();
    const [same, other] = (by < 0 ? ["up", "down"] : ["down", "up"]).map((does) => document.getElementById(`${rule.key}-${does}`));
    (same.disabled ? other : same).focus();
    announce(words.moved(index + by + 1));
  }

  function remove(index) {
    draft.rules.splice(index, 1);
    rearranged();
    document.getElementById("add-rule").focus();
    announce(words.removed(index + 1));
  }
}
