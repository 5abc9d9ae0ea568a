// The doors of both services, as the pages use them. Paths are those of the OpenAPI documents.
import { ask } from "./http.js";
import { disown, token } from "./session.js";
import { settings } from "./settings.js";

/** Asks the course service. The path begins below /api/courses, as "" and "/{id}"; a whole URL is of a next page. */
export async function courses(path, options) {
  return askAsVisitor(path.startsWith("http") ? path : settings.coursesUrl + path, options);
}

/** Asks the order service. The path begins below /api/orders; a whole URL is of a next page. */
export async function orders(path, options) {
  return askAsVisitor(path.startsWith("http") ? path : "/api/orders" + path, options);
}

async function askAsVisitor(url, options) {
  const access = await token();
  try {
    return await ask(url, { ...options, token: access });
  } catch (failure) {
    if (access && failure.status === 401) {
      disown(access);
    }
    throw failure;
  }
}
