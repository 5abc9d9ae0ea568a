import { html, nothing } from "../html.js";
import { count, moment, money } from "../format.js";
import { announce, complaint, failure, time } from "../parts.js";
import { reasons } from "../reasons.js";
import { desk } from "../texts.js";
import { Wrong } from "./forms.js";
import { plotPlace, StepPlot } from "./plot.js";
import { pricesBySeats, pricesByTime } from "./price-points.js";
import { table } from "./rows.js";

/** Whoever types is not asked for in between: the preview comes when nothing has changed for so long. */
const PAUSE = 800; // ms

/** What seats would cost by rules that are being edited: incomplete, asking, shown or refused. */
export class Preview {
  #view;
  #draw;
  #state = "asking";
  #points;
  #error;
  #asking = new AbortController();
  #plots;

  /** @param draw shows the page anew */
  constructor(view, draw) {
    this.#view = view;
    this.#draw = draw;
    view.signal.addEventListener("abort", () => this.#asking.abort());
  }

  /** What the service finds wrong with a field of the rules. */
  about(name) {
    return complaint(this.#error, name);
  }

  /**
   * Asks for the prices after a pause, and drops what it is asking for until then.
   *
   * @param rules a function that has the rules, or throws Wrong
   */
  begin(rules) {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const timer = setTimeout(() => void this.#run(rules, signal), PAUSE);
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  async #run(rules, signal) {
    this.#error = undefined;
    try {
      const wanted = rules();
      this.#become("asking");
      const ask = async (body) => (await this.#view.ask("/price-rules/preview", { method: "POST", body, signal })).body;
      const byTime = await pricesByTime(ask, wanted, Date.now());
      const bySeats = await pricesBySeats(ask, wanted, this.#view.course.totalSeats);
      this.#points = { bySeats, byTime };
      this.#become("shown");
      await this.#plot();
      announce(desk.preview.ready);
    } catch (error) {
      if (!signal.aborted) {
        this.#error = error;
        this.#become(error instanceof Wrong ? "incomplete" : "refused");
      }
    }
  }

  #become(state) {
    this.#state = state;
    this.#draw();
  }

  template() {
    const { currency } = this.#view.course;
    const words = desk.preview;
    return html`
      <section aria-busy=${this.#state === "asking"}>
        <h2>${words.heading}</h2>
        <p>${words.state[this.#state]}</p>
        ${this.#state === "refused" && !this.#error.problem?.errors ? failure(this.#error) : nothing}
        ${this.#points ? this.#curves(currency) : nothing}
      </section>`;
  }

  #curves(currency) {
    const { bySeats, byTime } = this.#points;
    const words = desk.preview;
    const cells = (point) => [money(point.price, currency), reasons(point.because)];
    return html`
      <h3>${words.bySeats}</h3>
      ${plotPlace({
        id: "by-seats",
        sentence: words.seatsSentence(range(bySeats, currency), count(bySeats.at(-1).soldSeats)),
        lines: [words.price],
      })}
      <details>
        <summary>${words.table}</summary>
        ${table({
          caption: words.bySeats,
          heads: [[words.sold, "number"], [words.price, "number"], words.because],
          rows: bySeats.map((point) => [count(point.soldSeats), ...cells(point)]),
        })}
      </details>
      <h3>${words.byTime}</h3>
      ${plotPlace({
        id: "by-time",
        sentence: words.timeSentence(range(byTime, currency), moment(byTime.at(-1).at)),
        lines: [words.price],
      })}
      <details>
        <summary>${words.table}</summary>
        ${table({
          caption: words.byTime,
          heads: [words.from, [words.price, "number"], words.because],
          rows: byTime.slice(0, -1).map((point) => [time(point.at), ...cells(point)]),
        })}
      </details>`;
  }

  async #plot() {
    this.#plots ??= ["by-seats", "by-time"].map((id) => new StepPlot(document.getElementById(id), this.#view.signal));
    const { bySeats, byTime } = this.#points;
    const words = (amount) => money(amount, this.#view.course.currency);
    const [overSeats, overTime] = this.#plots;
    await overSeats.show({ xs: bySeats.map((one) => one.soldSeats), lines: [bySeats.map((one) => one.price)], words });
    await overTime.show({
      xs: byTime.map((one) => Date.parse(one.at) / 1000),
      lines: [byTime.map((one) => one.price)],
      isTime: true,
      words,
    });
  }
}

/** The lowest and the highest price of a curve, in words. */
function range(points, currency) {
  const prices = points.map(({ price }) => price);
  const [least, most] = [Math.min(...prices), Math.max(...prices)].map((price) => money(price, currency));
  return desk.preview.range(least, most);
}
