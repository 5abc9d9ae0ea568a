// Everything that the shop says, by language. Another language is another folder beside en, with the same names.
export { common } from "./texts/en/common.js";
export { shop } from "./texts/en/shop.js";
export { desk } from "./texts/en/desk.js";
