/** What the pages for visitors and students say. */
export const shop = {
  search: {
    heading: "Find a course",
    words: "Words of the course",
    wordless: "Write at least one letter or digit.",
    instructor: "Instructor's whole name",
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

  /** The service's words for a reason that has no name of the instructor's. */
  reasons: {
    "base price": "it is the regular price",
    window: "a limited time",
    scarcity: "few seats are left",
    ladder: "seats that are sold already",
    floor: "it does not go lower",
    ceiling: "it does not go higher",
  },

  course: {
    missing: "This course is not here",
    missingNext: "The address may be wrong, or the course is not offered yet.",
    missingLink: "Look through the courses",
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
    changed: (before, now) => `The price has changed from ${before} to ${now} while this page was open.`,
  },

  buy: {
    heading: "Buy a seat",
    buy: (price) => `Buy for ${price}`,
    signIn: "Sign in to buy",
    signInNext: "You buy a seat as a student. After the sign-in you are back here.",
    wrongRole: "Seats are sold to students. You have signed in with another role.",
    signInAsStudent: "Sign in as a student",
    wait: "The price has just gone up. Look at it, then press again if you still want the seat.",

    voucher: "Voucher",
    voucherHint: "If you have one: 3 to 40 letters, digits, - and _.",
    check: "Check the voucher",
    checked: (code, price) => `With the voucher ${code} a seat costs ${price}.`,
    voucherWrong: {
      "voucher-invalid": "This voucher does not count here. It may be misspelt, of another course, too early or too late.",
      "voucher-exhausted": "This voucher is used up.",
      "invalid-input": "A voucher has 3 to 40 letters, digits, - and _.",
    },

    begun: "A purchase was begun",
    begunNext: (price, when) =>
      `You wanted to buy this seat for ${price}, on ${when}. This page does not know what became of it.`,
    begunSignIn: (name) =>
      `Sign in as ${name}. Then the shop looks it up. If the order has not arrived, it is placed then, once.`,
    drop: "Do not ask any more",
    dropNext: "Or leave it: your orders show whether the seat was bought.",

    asking: "Buying …",
    askingNext: "This takes a few seconds at the most.",
    askingAgain: "Looking for your purchase …",
    unknown: "No answer came",
    unknownBySelf: "It is not known yet whether the seat was bought. The shop asks again by itself. You will not pay twice.",
    unknownAsk: "It is still not known whether the seat was bought. Ask again: you will not pay twice.",
    askAgain: "Ask again",

    pending: "Your order is on its way",
    pendingBySelf: "It is stored, and not decided yet. This page tells you as soon as it is. That can take some minutes.",
    pendingAsk: "It is stored, and still not decided. Ask again, or look at it later in your orders.",
    cancelling: "You have cancelled it. Nothing will be bought.",
    cancel: "Cancel the order",
    cancelFailed: "The order could not be cancelled now. Try again.",

    bought: "The seat is yours",
    boughtNext: (price) => `You paid ${price}.`,
    toOrders: "See my orders",
    toOrder: "See that order",

    refused: {
      "sold-out": {
        title: "Sold out",
        next: "Somebody else was quicker. Nothing was bought. A seat may become free again: this page shows it at once.",
      },
      "price-changed": {
        title: "The price has changed",
        next: "Nothing was bought, because the seat costs more now than you agreed to. You may buy it at the new price.",
        priced: (price) => `Nothing was bought, because the seat costs ${price} now. You may buy it at that price.`,
      },
      "already-purchased": {
        title: "You have an order for this course already",
        next: "Nothing more was bought. Your orders show whether that one is through.",
      },
      "voucher-invalid": {
        title: "The voucher does not count here",
        next: "It may be misspelt, of another course, too early or too late. Nothing was bought. Correct it, or do without.",
      },
      "voucher-exhausted": {
        title: "The voucher is used up",
        next: "Nothing was bought. Do without the voucher, or use another one.",
      },
      "too-many-holds": {
        title: "Too many orders on their way",
        next: "Nothing was bought. Wait until one of your orders is decided, or cancel one. Then buy again.",
      },
      "course-not-open": {
        title: "Not on sale",
        next: "The instructor has stopped the sale. Nothing was bought. Look again later.",
      },
      "unknown-course": { title: "This course is not there any more", next: "Nothing was bought. Look through the other courses." },
      "order-expired": {
        title: "It took too long",
        next: "No seat could be bought in time, so the order was given up. Nothing was bought. You may buy again.",
      },
      "seat-lost": {
        title: "The seat was lost on the way",
        next: "It took too long, and the seat was given back. Nothing was bought. You may buy again.",
      },
      "order-cancelled": { title: "Cancelled", next: "You have cancelled the order. Nothing was bought." },
      refunded: { title: "Given back", next: "You bought this seat and gave it back. You may buy one again." },
      "purchase-key-reused": {
        title: "That did not work",
        next: "The shop has mixed up two purchases. Look at your orders before you buy again.",
      },
      outage: {
        title: "The shop can't sell right now",
        next: "Nothing was bought. Try again in a moment.",
      },
      tooMany: { title: "That was too often", next: (seconds) => `Nothing was bought. Try again ${after(seconds)}.` },
      other: { title: "Nothing was bought", next: (why) => why },
    },
  },

  orders: {
    none: "You have bought nothing yet.",
    noneNext: "Look through the courses",
    notAll: (number) => `Only your first ${number} orders are shown.`,
    course: (id) => `Course ${id}`,
    statuses: {
      PENDING: "On its way",
      CONFIRMED: "Bought",
      REJECTED: "Nothing bought",
      REFUNDED: "Given back",
    },
    cancelling: "Being cancelled",
    refunding: "Being given back",
    paid: "Price",
    at: "Ordered",
    reason: "Why this price",
    rejected: "Why",
    voucher: "Voucher",
    refundAt: "Refund asked for",
    refund: "Give back",
    refundOf: (title) => `Give back ${title}`,
    cancel: "Cancel",
    cancelOf: (title) => `Cancel ${title}`,
    look: "Look again",
    lookAt: (title) => `Look again at ${title}`,
    confirm: (title) => `Give the seat in ${title} back?`,
    confirmNext: (price) => `You get ${price} back. Somebody else can have the seat then, so it may be gone for good.`,
    confirmYes: "Give it back",
    confirmNo: "Keep it",
    now: (title, status) => `${title}: ${status}`,
    notRefundable: "This order can't be given back any more.",
    notCancellable: "This order is decided already, so it can't be cancelled.",
    unfinished: "Purchases without an answer",
    unfinishedNext: "It is not known yet what became of these. Open the course to find out.",
  },
};

function after(seconds) {
  return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
}
