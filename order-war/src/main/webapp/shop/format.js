// Numbers and times as the visitor's language writes them.
export const language = document.documentElement.lang;
/** The visitor's zone, as "Europe/Berlin". */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An amount in a currency of ISO 4217, with that currency's decimals. */
export function money(amount, currency) {
  return new Intl.NumberFormat(language, { style: "currency", currency }).format(amount);
}

/** A moment (ISO-8601) in the visitor's zone, with the zone's name. */
export function moment(iso) {
  return new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: ZONE,
  }).format(new Date(iso)) + ` (${zoneName(iso)})`;
}

/** A number with all decimals that an amount or a percentage can have. */
export function count(number) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(number);
}

/** The visitor's zone at a moment, in few words, as "GMT+1" or "CET". */
export function zoneName(iso) {
  return new Intl.DateTimeFormat(language, { timeZoneName: "short", timeZone: ZONE })
    .formatToParts(new Date(iso))
    .find((part) => part.type === "timeZoneName").value;
}
