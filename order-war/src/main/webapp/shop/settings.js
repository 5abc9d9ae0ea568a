import { request } from "./http.js";

/** What this installation has of its own: {issuer, clientId, coursesUrl}. It is filled in by `loadSettings`, before any page opens. */
export const settings = {};

export async function loadSettings() {
  Object.assign(settings, await request("/api/shop"));
}
