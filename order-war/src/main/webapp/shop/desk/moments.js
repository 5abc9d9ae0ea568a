// Moments as an input of the type datetime-local has them: in the visitor's zone, to the minute, or to the second where it counts.

/** The input's text for a moment (ISO-8601); "" for none. */
export function typedMoment(iso) {
  if (!iso) {
    return "";
  }
  const date = new Date(iso);
  const day = [String(date.getFullYear()).padStart(4, "0"), two(date.getMonth() + 1), two(date.getDate())].join("-");
  const seconds = date.getSeconds() === 0 ? [] : [date.getSeconds()];
  return day + "T" + [date.getHours(), date.getMinutes(), ...seconds].map(two).join(":");
}

/**
 * The moment (ISO-8601, UTC) that an input's text means; undefined for "".
 *
 * @param before the moment that the input began with; it stays, to the fraction of its second, where nobody has typed another one
 */
export function momentOf(text, before) {
  if (text === "") {
    return undefined;
  }
  const iso = new Date(text).toISOString();
  return typedMoment(iso) === typedMoment(before) ? before : iso;
}

function two(number) {
  return String(number).padStart(2, "0");
}
