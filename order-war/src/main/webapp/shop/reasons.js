import { shop } from "./texts.js";

/** Why a price is what it is: the rules by their names, as the service gives them; what the instructor has not named, in our words. */
export function reasons(because) {
  return because
    .split(", ")
    .map(inWords)
    .join(", ");
}

/** Without how often it counted. */
function inWords(rule) {
  const name = rule.replace(/ x \d+$/, "");
  return Object.hasOwn(shop.reasons, name) ? shop.reasons[name] : rule;
}
