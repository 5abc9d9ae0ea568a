// Purchases that were begun, and whose outcome this window does not know yet. They are in its sessionStorage, so a reload keeps them.
const PREFIX = "purchase/";

/**
 * What a purchase sends, with the key that it is known by at the service.
 *
 * @typedef {object} Purchase
 * @property {string} key the Idempotency-Key
 * @property {string} subject whose purchase it is
 * @property {string} courseId
 * @property {string} title of the course
 * @property {string} studentName
 * @property {number} maxPrice the price that the buyer agreed to
 * @property {string} currency of it
 * @property {string} [voucher]
 * @property {string} begunAt ISO-8601
 */

/** Keeps a purchase until it is forgotten. One subject has one at a time in a course. */
export function keep(purchase) {
  sessionStorage.setItem(nameOf(purchase), JSON.stringify(purchase));
}

export function forget(purchase) {
  sessionStorage.removeItem(nameOf(purchase));
}

/** Those of this subject, or of everybody where nobody has signed in. */
export function unfinished(subject) {
  return Object.keys(sessionStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => JSON.parse(sessionStorage.getItem(name)))
    .filter((purchase) => subject === undefined || purchase.subject === subject);
}

function nameOf({ courseId, subject }) {
  return `${PREFIX}${courseId}/${subject}`;
}
