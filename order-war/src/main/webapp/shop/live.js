import { Refusal, Unreachable } from "./http.js";
import { pause } from "./pause.js";
import { courses } from "./services.js";
import { settings } from "./settings.js";

/** The stream tells of no more courses at once. */
const MOST_COURSES = 50;
/** Cards come into view one after the other; one stream is opened for all of them. */
const GATHER_MS = 250;
const POLL_MS = 5000;
const POLLED_AT_ONCE = 10;
/** So long after it was refused the stream is tried again. */
const REFUSED_MS = 60_000;

let refusedUntil = 0; // milliseconds since 1970, for all pages of this window

/**
 * A course after news of it. What the news leave out is as it was; but for what depends on the rest, which is not known then.
 *
 * @returns a course, without `seatsAtPrice` where only the service can tell
 */
export function moved(course, news) {
  const isSame = ["price", "because", "soldSeats", "heldSeats", "totalSeats"].every((name) => news[name] === course[name]);
  return { ...course, seatsAtPrice: isSame ? course.seatsAtPrice : undefined, priceUntil: undefined, ...news };
}

/**
 * Tells the newest state of courses while somebody looks at them, by one stream of Server-Sent Events. Where there is no stream, it asks
 * for the courses in turn, up to 10 each 5 seconds.
 */
export class Live {
  #take;
  #leaving;
  #ids = []; // what was watched last is at the end
  #seen = new Map(); // a course's id, and the number of its newest event
  #run = new AbortController(); // one stream, or the rounds in place of it
  #gathering;
  #refreshing;

  /**
   * @param take called with each newer state of a course: all that GET /api/courses/{id} has, or what of it moves; see `moved`
   * @param {AbortSignal} leaving ends it all
   */
  constructor(take, leaving) {
    this.#take = take;
    this.#leaving = leaving;
    document.addEventListener("visibilitychange", () => this.#restart(), { signal: leaving });
    leaving.addEventListener("abort", () => this.#restart(), { once: true });
  }

  /** Tells of these courses too. Of more than 50, those that were named first are left out. */
  watch(ids) {
    const isNew = ids.some((id) => !this.#ids.includes(id));
    this.#ids = [...this.#ids.filter((id) => !ids.includes(id)), ...ids].slice(-MOST_COURSES);
    if (isNew) {
      clearTimeout(this.#gathering);
      this.#gathering = setTimeout(() => this.#restart(), GATHER_MS);
    }
  }

  /** Asks for the whole of a course, so long after the last time that this was wanted. */
  refresh(id, milliseconds) {
    clearTimeout(this.#refreshing);
    this.#refreshing = setTimeout(() => void this.#ask(id, this.#leaving), milliseconds);
  }

  #restart() {
    clearTimeout(this.#gathering);
    this.#run.abort();
    if (this.#ids.length > 0 && !document.hidden && !this.#leaving.aborted) {
      this.#run = new AbortController();
      if (Date.now() < refusedUntil) {
        void this.#poll(this.#run.signal);
      } else {
        this.#stream(this.#run.signal);
      }
    }
  }

  #stream(run) {
    const source = new EventSource(`${settings.coursesUrl}/stream?ids=${this.#ids.join(",")}`);
    run.addEventListener("abort", () => source.close(), { once: true });
    source.addEventListener("course", (event) => this.#takeNewer(event));
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) { // refused; a broken connection is opened again by the browser
        refusedUntil = Date.now() + REFUSED_MS;
        void this.#poll(run);
      }
    });
  }

  #takeNewer(event) {
    const course = JSON.parse(event.data);
    const number = Number(event.lastEventId);
    if (number >= (this.#seen.get(course.id) ?? 0)) {
      this.#seen.set(course.id, number);
      this.#take(course);
    }
  }

  async #poll(run) {
    let waiting = [];
    try {
      while (Date.now() < refusedUntil) {
        await pause(POLL_MS, run);
        if (waiting.length === 0) {
          waiting = [...this.#ids];
        }
        for (const id of waiting.splice(0, POLLED_AT_ONCE)) {
          await this.#ask(id, run);
          run.throwIfAborted();
        }
      }
      this.#restart();
    } catch (ended) {
      if (!run.aborted) {
        throw ended;
      }
    }
  }

  /** What can't be had now is asked for in a later round. What an event has told meanwhile is newer. */
  async #ask(id, signal) {
    if (signal.aborted) {
      return;
    }
    const event = this.#seen.get(id);
    try {
      const { body } = await courses(`/${id}`, { signal });
      if (this.#seen.get(id) === event) {
        this.#take(body);
      }
    } catch (error) {
      if (!signal.aborted && !(error instanceof Refusal || error instanceof Unreachable)) {
        throw error;
      }
    }
  }
}
