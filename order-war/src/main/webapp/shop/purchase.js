import { follow, present } from "./following.js";
import { Refusal } from "./http.js";
import { pause } from "./pause.js";
import { orders } from "./services.js";
import { forget, keep } from "./unfinished.js";

/** A purchase of which nobody knows the outcome is asked for again after these. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
/** The service may ask for longer ones, up to this. */
const LONGEST_PAUSE_MS = 60_000;

/** An outage's problems that say that nothing was done. Any other leaves open what was. */
const NOTHING_DONE = ["seats-unavailable", "orders-busy", "too-many-bodies", "keys-unavailable"];

/** Refusals that settle the purchase that a key stands for. The others are of one request, and tell nothing of an earlier one. */
const SETTLED = [
  "already-purchased",
  "course-not-open",
  "invalid-input",
  "order-cancelled",
  "order-expired",
  "price-changed",
  "purchase-key-reused",
  "seat-lost",
  "sold-out",
  "unknown-course",
  "voucher-exhausted",
  "voucher-invalid",
];

/**
 * One buyer's purchase of one course.
 *
 * <pre>
 *  idle, refused ---> asking ---> bought, refused
 *  begun ------------'  |   '---> pending ---> bought, refused, begun
 *                       '-------> unknown ---> asking
 * </pre>
 *
 * A state is {name, ...}: `begun` {purchase}: nobody has signed in who could ask; `asking` {purchase, isRepeat}; `unknown` {purchase, asksBySelf};
 * `pending` {purchase, order, asksBySelf, failed: what came of a cancel}; `bought` {order};
 * `refused` {reason, price, currency, orderId, error}.
 *
 * While the outcome is not known the purchase is kept in `unfinished`, and each request has the same key and body. So the seat is bought
 * once at the most, whatever becomes of the answers.
 */
export class PurchaseOfCourse {
  state = { name: "idle" };
  #changed;
  #leaving;
  #run = new AbortController(); // what is asked for now

  /**
   * @param changed called after each change of `state`
   * @param {AbortSignal} leaving ends the asking; what is kept stays
   */
  constructor(changed, leaving) {
    this.#changed = changed;
    this.#leaving = leaving;
  }

  /** Whether a new purchase may begin. */
  get isOver() {
    return this.state.name === "idle" || this.state.name === "refused";
  }

  /** An earlier page has begun a purchase, its outcome is not known here, and its buyer has to sign in. */
  begun(purchase) {
    this.#enter({ name: "begun", purchase });
  }

  /** The same of one that was begun so long ago that its key may be forgotten: its buyer says whether to ask again. */
  begunLongAgo(purchase) {
    this.#enter({ name: "unknown", purchase, asksBySelf: false });
  }

  /** Buys. Does nothing while another one is under way. */
  buy(wanted) {
    if (this.isOver) {
      const purchase = { ...wanted, key: crypto.randomUUID(), begunAt: new Date().toISOString() };
      keep(purchase);
      void this.#ask(purchase, false);
    }
  }

  /** Asks again for a purchase that was begun. */
  resume(purchase) {
    void this.#ask(purchase, true);
  }

  /** Asks no more. The order, if there is one, is what the service makes of it. */
  drop() {
    forget(this.state.purchase);
    this.#enter({ name: "idle" });
  }

  /** Cancels the order that is pending. */
  async cancel() {
    const { purchase, order } = this.state;
    const signal = this.#begin();
    this.#enter({ name: "pending", purchase, order, asksBySelf: true });
    let seen = order;
    try {
      seen = (await orders(`/${order.id}/cancel`, { method: "POST", signal })).body;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error.name !== "not-cancellable") {
        this.#enter({ name: "pending", purchase, order, asksBySelf: true, failed: error });
      }
    }
    await this.#follow(purchase, seen, false, signal);
  }

  /** @param isRepeat whether an earlier request may have bought the seat */
  async #ask(purchase, isRepeat) {
    const signal = this.#begin();
    try {
      let unknown = await this.#askOnce(purchase, isRepeat, signal);
      for (const milliseconds of PAUSES_MS) {
        if (!unknown) {
          return;
        }
        this.#enter({ name: "unknown", purchase, asksBySelf: true });
        const wanted = Math.min((unknown.retryAfter ?? 0) * 1000, LONGEST_PAUSE_MS);
        await pause(Math.max(milliseconds, wanted), signal);
        unknown = await this.#askOnce(purchase, true, signal);
      }
      if (unknown) {
        this.#enter({ name: "unknown", purchase, asksBySelf: false });
      }
    } catch (ended) {
      if (!signal.aborted) {
        throw ended;
      }
    }
  }

  /** Returns the error that leaves the outcome unknown; undefined where there is another state now. */
  async #askOnce(purchase, isRepeat, signal) {
    this.#enter({ name: "asking", purchase, isRepeat });
    const { order, error } = await place(purchase);
    if (order?.status === "CONFIRMED" || (error && isSettled(error, isRepeat))) {
      forget(purchase); // also when the visitor has left
    }
    signal.throwIfAborted();
    if (order) {
      await this.#follow(purchase, order, isRepeat, signal);
    } else if (isSettled(error, isRepeat)) {
      this.#refused(purchase, refusalOf(error));
    } else if (error.status === 401 || error.status === 403) {
      this.#enter({ name: "begun", purchase });
    } else {
      return error;
    }
    return undefined;
  }

  /** @param isRepeat whether the order is as it was answered first, which may have changed since */
  async #follow(purchase, order, isRepeat, signal) {
    try {
      const show = (newer) =>
        this.#enter({ name: "pending", purchase, order: newer, asksBySelf: true, failed: this.state.failed });
      if (order.status === "PENDING") {
        show(order);
      }
      const seen = isRepeat ? await present(order, signal) : order;
      const settled = await follow(seen, signal, (newer) => newer.status === "PENDING" && show(newer));
      if (settled.status === "PENDING") {
        this.#enter({ name: "pending", purchase, order: settled, asksBySelf: false });
      } else if (settled.status === "REJECTED") {
        this.#refused(purchase, { reason: settled.rejectedBecause, price: settled.offeredPrice, currency: settled.currency });
      } else if (settled.status === "REFUNDED") {
        this.#refused(purchase, { reason: "refunded" });
      } else {
        forget(purchase);
        this.#enter({ name: "bought", order: settled });
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof Refusal)) {
        throw error;
      }
      this.#enter({ name: "begun", purchase });
    }
  }

  #refused(purchase, refusal) {
    forget(purchase);
    this.#enter({ name: "refused", ...refusal });
  }

  #begin() {
    this.#run.abort();
    this.#run = new AbortController();
    return AbortSignal.any([this.#run.signal, this.#leaving]);
  }

  #enter(state) {
    if (!this.#leaving.aborted) {
      this.state = state;
      this.#changed();
    }
  }
}

/** Sends the purchase, and sees it through also when the visitor leaves: {order} or {error}. */
async function place({ key, courseId, studentName, maxPrice, voucher }) {
  try {
    const answer = await orders("", {
      method: "POST",
      headers: { "Idempotency-Key": key },
      body: { courseId, studentName, maxPrice, voucher },
    });
    return { order: answer.body };
  } catch (error) {
    if (error.isOutage === undefined) {
      reportError(error); // none of a request: what the order became is as unknown
    }
    return { error };
  }
}

/** Whether it is known what became of the purchase; a repeat's refusal may be of that request alone. */
function isSettled(error, isRepeat) {
  if (!(error instanceof Refusal)) {
    return false;
  }
  return SETTLED.includes(error.name) || (!isRepeat && (error.status < 500 || NOTHING_DONE.includes(error.name)));
}

function refusalOf(error) {
  const { currentPrice, currency, orderId } = error.problem;
  return { reason: error.name, price: currentPrice, currency, orderId, error };
}
