// Price rules as they are being typed: texts, and from them what the service takes.
import { desk } from "../texts.js";
import { decimal, decimals, PERCENT_DECIMALS, typedAmount, whole } from "./amounts.js";
import { requireRight } from "./forms.js";
import { momentOf, typedMoment } from "./moments.js";

/** What each kind of rule has: its whole numbers with the least of each, and the ways in which it can change the price. */
export const KINDS = {
  window: { numbers: {}, ways: ["percent", "amount", "price"] },
  tier: { numbers: { seats: 1 }, ways: ["percent", "amount", "price"] },
  scarcity: { numbers: { unsold: 0 }, ways: ["percent", "amount", "price"] },
  ladder: { numbers: { every: 1, most: 1 }, ways: ["percent", "amount"] },
};

/** An empty rule. Its key tells it from the others, wherever it is moved. */
export function newRule(kind) {
  const numbers = Object.fromEntries(Object.keys(KINDS[kind].numbers).map((name) => [name, ""]));
  return { key: crypto.randomUUID(), kind, name: "", way: "percent", value: "", from: "", until: "", written: {}, ...numbers };
}

/** The draft of rules that the service has told. */
export function draftOf({ floor, ceiling, rules }, currency) {
  const amount = (one) => (one === undefined ? "" : typedAmount(one, currency));
  return { floor: amount(floor), ceiling: amount(ceiling), rules: rules.map((rule) => draftOfRule(rule, amount)) };
}

function draftOfRule(rule, amount) {
  const { kind, name = "", from, until } = rule;
  const way = KINDS[kind].ways.find((one) => rule[one] !== undefined);
  const numbers = Object.keys(KINDS[kind].numbers).map((number) => [number, String(rule[number])]);
  return {
    ...newRule(kind),
    ...Object.fromEntries(numbers),
    name,
    way,
    value: way === "percent" ? String(rule.percent) : amount(rule[way]),
    from: typedMoment(from),
    until: typedMoment(until),
    written: { from, until },
  };
}

/**
 * The rules as the service takes them.
 *
 * @param isHalf whether the moment of a rule that has this name has only some of its parts yet
 * @throws {Wrong} if a field is missing or is not what it must be; fields are named as the service names them, as "rules[2].percent"
 */
export function rulesOf(draft, currency, isHalf) {
  const places = decimals(currency);
  const bound = (text) => (text === "" ? undefined : decimal(text, places));
  const complaints = {
    floor: draft.floor !== "" && bound(draft.floor) === undefined && desk.wrong.amount(places),
    ceiling: draft.ceiling !== "" && bound(draft.ceiling) === undefined && desk.wrong.amount(places),
  };
  draft.rules.forEach((rule, index) => {
    const { numbers } = KINDS[rule.kind];
    for (const [name, least] of Object.entries(numbers)) {
      complaints[path(index, name)] = whole(rule[name], least) === undefined && desk.wrong.whole(least);
    }
    for (const name of rule.kind === "window" ? ["from", "until"] : []) {
      complaints[path(index, name)] = isHalf(rule, name) && desk.wrong.moment;
    }
    complaints[path(index, rule.way)] =
      valueOf(rule, places) === undefined && (rule.way === "percent" ? desk.wrong.percent : desk.wrong.amount(places));
  });
  requireRight(complaints);
  return {
    floor: bound(draft.floor),
    ceiling: bound(draft.ceiling),
    rules: draft.rules.map((rule) => ({
      kind: rule.kind,
      name: rule.name.trim() || undefined,
      from: momentOf(rule.from, rule.written.from),
      until: momentOf(rule.until, rule.written.until),
      ...Object.fromEntries(Object.keys(KINDS[rule.kind].numbers).map((name) => [name, Number(rule[name])])),
      [rule.way]: valueOf(rule, places),
    })),
  };
}

/** What the service calls a field of a rule. */
export function path(index, name) {
  return `rules[${index}].${name}`;
}

function valueOf({ way, value }, places) {
  return decimal(value.trim(), way === "percent" ? PERCENT_DECIMALS : places);
}
