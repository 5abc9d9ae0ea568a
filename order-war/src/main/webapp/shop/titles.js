import { courses } from "./services.js";

/** As many as a visitor looks at in one go; a reload begins anew. */
const MOST = 1000;
const titles = new Map();

/**
 * A course's title; one that is not there any more, or can't be had now, has none.
 *
 * @returns {Promise<string | undefined>}
 */
export function titleOf(courseId) {
  if (!titles.has(courseId)) {
    if (titles.size >= MOST) {
      titles.clear();
    }
    titles.set(
      courseId,
      courses(`/${courseId}`).then(
        ({ body }) => body.title,
        () => void titles.delete(courseId),
      ),
    );
  }
  return titles.get(courseId);
}
