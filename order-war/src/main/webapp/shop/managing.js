import { courses } from "./services.js";
import { has } from "./session.js";

/**
 * Whether the visitor may manage a course: admins and its owner may. A course does not tell whose it is, but the list of one's own
 * courses does.
 */
export async function mayManage({ id, instructorName }, signal) {
  if (has("admin")) {
    return true;
  }
  let path = has("instructor") ? "?" + new URLSearchParams({ mine: "true", instructor: instructorName, limit: "100" }) : undefined;
  while (path) {
    const { body, next } = await courses(path, { signal });
    if (body.some((one) => one.id === id)) {
      return true;
    }
    path = next;
  }
  return false;
}
