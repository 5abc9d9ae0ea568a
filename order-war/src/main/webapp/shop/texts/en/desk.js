/** What the pages for instructors and admins say. */
export const desk = {};
