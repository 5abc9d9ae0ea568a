/** What the pages for instructors and admins say. */
export const desk = {
  saved: "Saved.",
  view: "View in the shop",
  shown: (number) => (number === 1 ? "1 entry is shown." : `${number} entries are shown.`),
  wrong: {
    missing: "Write something here.",
    amount: (decimals) =>
      decimals === 0
        ? "Write a whole amount, as 49."
        : `Write an amount in digits, as 49.90${decimals === undefined ? "" : `, with at most ${decimals} decimals`}.`,
    whole: (least) => `Write a whole number from ${least} on.`,
  },
  refused: {
    "course-version-differs": "Somebody else has changed this course meanwhile. You see it now as it is. Try again if you still want to.",
    "course-status-not-possible": "The course can't go there from where it is now. Load the page again to see where it is.",
  },
  course: {
    title: "Title",
    description: "Description",
    instructorName: "Instructor's name",
    price: "Price",
    priceIn: (currency) => `Price in ${currency}`,
    seats: "Number of seats",
  },
  status: {
    label: "Status",
    DRAFT: "Draft",
    OPEN: "Open",
    PAUSED: "Paused",
    CLOSED: "Closed",
    heading: (status) => `Status: ${status}`,
    meaning: {
      DRAFT: "Only you and the admins see the course. Nobody can buy a seat.",
      OPEN: "Everybody sees the course and can buy a seat.",
      PAUSED: "Everybody sees the course. Nobody can buy a seat until you open it again.",
      CLOSED: "Everybody sees the course. No seat can be bought any more. This is final.",
    },
    way: { OPEN: "Open for sale", AGAIN: "Open again", PAUSED: "Pause", CLOSED: "Close for good" },
    done: {
      OPEN: "The course is open now.",
      PAUSED: "The course is paused now.",
      CLOSED: "The course is closed now.",
    },
    closeHeading: (title) => `Close “${title}” for good?`,
    closeMeans: "No more seats can be sold, and the course can't be opened again. Seats that are sold stay sold.",
  },
  list: {
    caption: "Courses",
    heads: ["Course", "Status", ["Price now", "number"], ["Sold", "number"], ["Held", "number"], ["Free", "number"], "Shop"],
    none: "No courses are to be found here. Create one, or look for something else.",
    words: "Words",
    anyStatus: "Any",
    whose: "Whose courses",
    mine: "Mine",
    all: "Everybody's",
    find: "Find",
    view: "View",
    viewNamed: (title) => `View ${title} in the shop`,
  },
  create: {
    heading: "New course",
    priceHint: "What a seat costs at first. Rules can change it later.",
    statusHint: "A draft is seen by you and the admins alone.",
    submit: "Create the course",
    done: (title) => `${title} was created.`,
    madeBefore:
      "The course was created before, as you had typed it then. Find it under My courses and change it there. If you send this form again, you create another one.",
  },
  tabs: {
    label: "This course",
    details: "Details",
    prices: "Price rules",
    vouchers: "Vouchers",
    roster: "Roster",
    history: "History",
  },
  texts: {
    heading: "Texts",
    conflict: "Somebody else has changed this course since you began. Below is what it says now. Save again to put what you have typed in its place.",
    takeTheirs: "Take what is there now",
  },
  price: {
    heading: "Price",
    now: (price, because) => `A seat costs ${price} now (${because}).`,
    base: (currency) => `Base price in ${currency}`,
    hint: "The price rules begin with it.",
    save: "Set the price",
  },
  seats: {
    heading: "Seats",
    now: (sold, held, free) => `${sold} sold, ${held} held for buyers, ${free} free.`,
    hint: "All of them: sold, held and free.",
    save: "Set the seats",
    taken: (minimum) => `${minimum} seats are sold or held. The course can't have fewer.`,
  },
};
