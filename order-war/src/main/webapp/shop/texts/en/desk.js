/** What the pages for instructors and admins say. */
export const desk = {
  notYours: "This course is another instructor's. Only they and the admins can change it.",
  saved: "Saved.",
  manage: "Manage this course",
  view: "View in the shop",
  shown: (number) => (number === 1 ? "1 entry is shown." : `${number} entries are shown.`),
  wrong: {
    some: "Something is not right yet. Look at the messages at the fields.",
    missing: "Write something here.",
    amount: (decimals) =>
      decimals === 0
        ? "Write a whole amount, as 49."
        : `Write an amount in digits, as 49.90${decimals === undefined ? "" : `, with at most ${decimals} decimals`}.`,
    moment: "The date or the time is not complete.",
    percent: "Write a percentage in digits, as 12.5, with at most 4 decimals.",
    whole: (least) => `Write a whole number from ${least} on.`,
  },
  zone: (zone) => `Time in your zone, ${zone}.`,
  zoneOrNone: (zone) => `Time in your zone, ${zone}. Leave it empty for no limit.`,
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
    now: (price, because) => `A seat costs ${price} now: ${because}.`,
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
  roster: {
    heading: "Roster",
    caption: "Who has or had a seat",
    heads: ["Student", "Seat", ["Price", "number"], "Because", "Since"],
    which: "Which seats",
    all: "All",
    show: "Show",
    none: "Nobody has such a seat yet.",
    nobody: "Not named",
    status: { CONFIRMED: "Sold", RESERVED: "Held", CANCELLED: "Given back", EXPIRED: "Hold ran out" },
  },
  history: {
    heading: "Seats over time",
    lines: ["Sold", "Held", "Free"],
    goesOn: "There are more changes, later ones.",
    caption: "Changes, the oldest first",
    heads: [
      ["No.", "number"],
      "When",
      "What",
      ["Price", "number"],
      "Because",
      ["Sold", "number"],
      ["Held", "number"],
      ["Free", "number"],
    ],
    sentence: ({ from, until, sold, held, free }) =>
      `Seats from ${from} to ${until}. At the end, ${sold} are sold, ${held} held and ${free} free. The table below has each change.`,
    kind: ({ sequence, reservationId, from, to }) => {
      if (!reservationId) {
        return sequence === 1 ? "The course began" : "The number of seats was set";
      }
      switch (to) {
        case "RESERVED":
          return "A seat was held";
        case "CONFIRMED":
          return "A seat was sold";
        case "EXPIRED":
          return "A hold ran out";
        default:
          return from === "CONFIRMED" ? "A sale was refunded" : "A hold was given back";
      }
    },
  },
  rules: {
    heading: "Price rules",
    intro: (base) =>
      `A seat begins at the base price, ${base}. Of each kind the first rule that fits changes it: time windows, then tiers, then last seats, then steps. Lowest and highest price hold the result.`,
    none: "There are no rules: a seat costs the base price.",
    floor: (currency) => `Lowest price in ${currency}`,
    ceiling: (currency) => `Highest price in ${currency}`,
    boundHint: "Leave it empty for none.",
    newKind: "Kind of the new rule",
    add: "Add a rule",
    added: (number) => `Rule ${number} was added.`,
    moved: (number) => `It is rule ${number} now.`,
    removed: (number) => `Rule ${number} was removed.`,
    rule: (number, kind) => `Rule ${number}: ${kind}`,
    kind: { window: "time window", tier: "tier", scarcity: "last seats", ladder: "steps" },
    kindLong: {
      window: "Time window: for some days or hours",
      tier: "Tier: for the first buyers",
      scarcity: "Last seats: when few are left",
      ladder: "Steps: for every so many seats sold",
    },
    means: {
      window: "Counts from one moment until another. Windows may not overlap.",
      tier: "Counts for so many seats, which are held or sold. Tiers are used up one after the other.",
      scarcity: "Counts when so few seats are not sold yet, or fewer.",
      ladder: "Counts once more each time that so many seats are sold.",
    },
    name: "Name",
    nameHint: "Buyers see it. It may be empty.",
    from: "From",
    until: "Until",
    number: {
      seats: "Seats of the tier",
      unsold: "Seats not sold, at the most",
      every: "Seats sold for each step",
      most: "Steps at the most",
    },
    way: "How it changes the price",
    ways: { percent: "By a percentage", amount: "By an amount", price: "To a fixed price" },
    value: {
      percent: () => "Percent",
      amount: (currency) => `Amount in ${currency}`,
      price: (currency) => `Price in ${currency}`,
    },
    valueHint: {
      percent: "20 makes it dearer, -20 cheaper.",
      amount: "5 makes it dearer, -5 cheaper.",
      price: "What the seat costs, whatever it was before.",
    },
    up: "Move up",
    down: "Move down",
    remove: "Remove",
    named: (does, number) => `${does}: rule ${number}`,
    save: "Save the rules",
    conflict:
      "Somebody else has changed the price or its rules since you began. Below is what is there now. Save again to put your rules in its place.",
    noBound: "none",
    bounds: (floor, ceiling) => `Lowest price: ${floor}. Highest price: ${ceiling}.`,
    heads: ["Name", "Kind", "When", "Effect"],
    when: {
      window: ({ from, until }) => [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(" ") || "always",
      tier: ({ seats }) => `for ${seats} seats`,
      scarcity: ({ unsold }) => `when ${unsold} seats or fewer are not sold`,
      ladder: ({ every, most }) => `for every ${every} seats sold, ${most} times at the most`,
    },
    effect: {
      percent: (number) => `${number} %`,
      amount: (money) => `${money} more or less`,
      price: (money) => `costs ${money}`,
    },
  },
  preview: {
    heading: "What seats would cost by these rules",
    state: {
      asking: "The prices are on their way …",
      incomplete: "The preview comes when every rule has all that it needs.",
      shown: "Nothing is saved yet by looking at this.",
      refused: "The preview could not be made. If a rule is wrong, the message is at it.",
    },
    ready: "The preview is ready.",
    bySeats: "Price by seats sold",
    byTime: "Price over time",
    price: "Price",
    sold: "Seats sold",
    from: "From",
    because: "Because",
    table: "Show as a table",
    range: (least, most) => (least === most ? `always ${least}` : `between ${least} and ${most}`),
    seatsSentence: (range, total) => `The price of a seat from 0 to ${total} seats sold: ${range}. The table below has the points.`,
    timeSentence: (range, end) => `The price of a seat from now to ${end}, if none is sold: ${range}. The table below has the points.`,
  },
  vouchers: {
    heading: "Vouchers",
    caption: "Vouchers of this course",
    heads: [
      "Code",
      "Effect",
      ["Uses", "number"],
      ["Free", "number"],
      ["Held", "number"],
      ["Spent", "number"],
      "From",
      "Until",
      "Change",
    ],
    none: "This course has no vouchers yet.",
    always: "No limit",
    effect: {
      percent: (number) => `${number} % off`,
      amount: (money) => `${money} off`,
      price: (money) => `costs ${money}`,
    },
    change: "Change",
    changeNamed: (code) => `Change ${code}`,
    endStays: "An end can be moved, not taken away. Choose a later one instead.",
    taken: (minimum) => `${minimum} uses are held or spent. There can't be fewer.`,
    create: "New vouchers",
    howMany: "How many",
    kinds: { one: "One, with a code of your choice", many: "Several, with random codes" },
    code: "Code",
    codeHint: "3 to 40 letters from A to Z, digits, - and _.",
    codeWrong: "Write 3 to 40 letters from A to Z, digits, - or _.",
    count: "Number of vouchers",
    countHint: "1 to 1,000.",
    countWrong: "Write a whole number from 1 to 1000.",
    kind: "Kind of discount",
    by: { percent: "Percent off", amount: "Amount off", price: "Fixed price" },
    value: {
      percent: () => "Percent off",
      amount: (currency) => `Amount off in ${currency}`,
      price: (currency) => `Fixed price in ${currency}`,
    },
    uses: "Uses of each",
    from: "Valid from",
    until: "Valid until",
    submit: "Make vouchers",
    made: (number) => (number === 1 ? "1 voucher was made:" : `${number} vouchers were made:`),
    copy: "Copy",
    copied: "Copied.",
    selected: "The codes are selected. Copy them with the keyboard or the menu.",
    download: "Download",
    file: "vouchers.txt",
    unknown: "No answer came, so nobody knows whether vouchers were made. Look at the list above before you try again.",
    refused: {
      "voucher-exists": "This course has a voucher with this code already. Choose another code, or change that one.",
      "too-many-vouchers": "The course would have too many vouchers. None was made.",
    },
  },
  reconciliation: {
    purpose:
      "Each order is compared with its seat. An order must be confirmed exactly when its seat is sold, at the same price and with the same voucher.",
    underWay: (compared) => `Comparing: ${compared} orders so far.`,
    agree: (compared) => `All ${compared} orders agree with their seats.`,
    disagree: (mismatches, compared) => `${mismatches} contradictions were found in ${compared} orders.`,
    again: "Compare again",
    caption: "Orders that do not agree with their seats",
    heads: ["Order", "What is wrong", "The order says", "The seat says"],
    kind: {
      SEAT_NOT_SOLD: "The order is confirmed, but its seat is not sold.",
      SEAT_SOLD_WITHOUT_ORDER: "The seat is sold, but the order is not confirmed.",
      PRICE_DIFFERS: "The prices differ.",
      VOUCHER_DIFFERS: "The vouchers differ.",
    },
    order: (status, price, voucher) => told(ORDER[status], price, voucher),
    reservation: (status, price, voucher) => told(SEAT[status] ?? "not there", price, voucher),
  },
};

const ORDER = {
  PENDING: "pending",
  CONFIRMED: "confirmed",
  REJECTED: "rejected",
  REFUNDED: "refunded",
};
const SEAT = { RESERVED: "held", CONFIRMED: "sold", CANCELLED: "given back", EXPIRED: "hold ran out" };

function told(status, price, voucher) {
  return [status, price && `price ${price}`, voucher && `voucher ${voucher}`].filter(Boolean).join(", ");
}
