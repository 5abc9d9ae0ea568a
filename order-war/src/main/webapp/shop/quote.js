import { courses } from "./services.js";

/** What a voucher makes of a course's price. It is asked for again whenever the price has moved. */
export class Quote {
  /** The code that was asked for last, without blanks; "" for none. */
  code = "";
  /** {price, currency, because, until} for the code; undefined until it is known. */
  answer;
  /** Why there is none. */
  error;
  #courseId;
  #changed;
  #leaving;
  #run = new AbortController();

  constructor(courseId, changed, leaving) {
    this.#courseId = courseId;
    this.#changed = changed;
    this.#leaving = leaving;
  }

  /** Asks what a seat costs with this code. */
  async check(code) {
    this.clear();
    this.code = code.trim();
    if (this.code === "") {
      this.#changed();
      return;
    }
    await this.again();
  }

  /** Asks once more, if there is a code that counts. What was answered stays until then. */
  async again() {
    this.#run.abort();
    this.#run = new AbortController();
    const run = this.#run.signal;
    try {
      const path = `/${this.#courseId}/quotes`;
      const signal = AbortSignal.any([run, this.#leaving]);
      this.answer = (await courses(path, { method: "POST", body: { voucher: this.code }, signal })).body;
      this.error = undefined;
    } catch (error) {
      if (run.aborted || this.#leaving.aborted) {
        return;
      }
      this.answer = undefined;
      this.error = error;
    }
    this.#changed();
  }

  clear() {
    this.#run.abort();
    this.code = "";
    this.answer = undefined;
    this.error = undefined;
  }
}
