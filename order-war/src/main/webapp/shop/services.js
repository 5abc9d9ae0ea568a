// The doors of both services, as the pages use them. Paths are those of the OpenAPI documents.
import { ask } from "./http.js";
import { token } from "./session.js";
import { settings } from "./settings.js";

/** Asks the course service. The path begins below /api/courses, as "" and "/{id}"; a whole URL is of a next page. */
export async function courses(path, options) {
  const url = path.startsWith("http") ? path : settings.coursesUrl + path;
  return ask(url, { ...options, token: await token() });
}

/** Asks the order service. The path begins below /api/orders; a whole URL is of a next page. */
export async function orders(path, options) {
  const url = path.startsWith("http") ? path : "/api/orders" + path;
  return ask(url, { ...options, token: await token() });
}
