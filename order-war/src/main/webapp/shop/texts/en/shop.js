/** What the pages for visitors and students say. */
export const shop = {};
