/** What the pages for visitors and students say. */
export const shop = {
  search: {
    heading: "Find a course",
    words: "Words",
    wordsHint: "Of the title, the description or the instructor's name. The beginning of a word is enough.",
    instructor: "Instructor",
    instructorHint: "The whole name.",
    free: "Free seats only",
    sort: "Order",
    sorts: { newest: "Newest first", price: "Lowest regular price first", title: "By title" },
    submit: "Search",
    clear: "Show all courses",
    found: (number, isMore) => {
      if (number === "0") {
        return isMore ? "Nothing found so far. There are more courses to look through." : "No course fits. Try fewer or other words.";
      }
      return `${number === "1" ? "1 course" : `${number} courses`}${isMore ? ", and there are more" : ""}`;
    },
  },

  instructor: "Instructor",
  standing: {
    draft: "Draft",
    paused: "Not on sale now",
    closed: "Closed",
    soldOut: "Sold out",
    open: "On sale",
  },
  standingNext: {
    draft: "Only you and the shop's admins see this course. Put it on sale to sell its seats.",
    paused: "The instructor has stopped the sale for now. Look again later.",
    closed: "This course is not sold any more. Look through the other courses.",
    soldOut: "Every seat is sold. Somebody may give one back: then it is shown here at once.",
    held: "Every seat is taken, but some are not paid for yet. One may become free again: then it is shown here at once.",
  },
  seatsFree: (free, total) => `${free} of ${total} seats free`,

  course: {
    seats: "Seats",
    free: "Free",
    held: "Held for buyers",
    sold: "Sold",
    total: "All",
    price: "Price",
    reason: "Why this price",
    regular: "Regular price",
    until: "This price until",
    seatsAtPrice: "Seats left at this price",
    lowest: "Lowest price of the last 30 days",
    /** The service's words for a reason that has no name of the instructor's. */
    reasons: {
      base: "the regular price",
      window: "a limited time",
      scarcity: "few seats are left",
      ladder: "seats that are sold already",
      floor: "it does not go lower",
      ceiling: "it does not go higher",
    },
    changed: (before, now) => `The price has changed from ${before} to ${now} while this page was open.`,
    freeAgain: "A seat is free again.",
    gone: "The course was sold out while this page was open.",
  },
};
