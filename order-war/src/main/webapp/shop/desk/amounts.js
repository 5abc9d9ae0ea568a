// Numbers as people type them. Digits are compared, never calculated with: a double keeps the 15 digits that an amount can have.
const DECIMAL = /^-?\d{1,12}(?:\.(\d{1,4}))?$/;

/** How many decimals a share in percent has at the most. */
export const PERCENT_DECIMALS = 4;

/** How many decimals a currency of ISO 4217 has. */
export function decimals(currency) {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
}

/** The number that a text is, with at most so many decimals; undefined for another text. */
export function decimal(text, most) {
  const match = DECIMAL.exec(text);
  return match && (match[1]?.length ?? 0) <= most ? Number(text) : undefined;
}

/** The whole number from least on that a text is; undefined for another text. */
export function whole(text, least) {
  return /^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined;
}

/** An amount as it is typed: with all decimals of the currency, without separators. */
export function typedAmount(amount, currency) {
  return amount.toFixed(decimals(currency));
}
