// Plots of values that stay as they are until they change.
import { count, language } from "../format.js";
import { html, plots } from "../html.js";

const DASHES = { dashed: [8, 4], dotted: [2, 4] };
const FONT = "14px system-ui, sans-serif";
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];
const DAY_SECONDS = 86_400;
/** What is said of moments on an axis, by how many days it shows. */
const MOMENT_PARTS = [
  [0.02, { hour: "numeric", minute: "2-digit", second: "2-digit" }],
  [1, { hour: "numeric", minute: "2-digit" }],
  [3, { day: "numeric", hour: "numeric", minute: "2-digit" }],
  [300, { day: "numeric", month: "short" }],
  [Infinity, { month: "short", year: "numeric" }],
];

/**
 * The place of a plot, below the names of its lines, which are told apart by colour and by dashes.
 *
 * @param plot id; sentence, what the plot shows, for those who can't see it; lines, their names, three at most
 */
export function plotPlace({ id, sentence, lines }) {
  return html`
    <figure>
      <ul class="legend">
        ${lines.map((name, index) => html`<li><span class="line line-${index + 1}"></span>${name}</li>`)}
      </ul>
      <div class="plot" id=${id} role="img" aria-label=${sentence}></div>
    </figure>`;
}

/** A plot in its place. It follows the width of the window and the scheme of colours. */
export class StepPlot {
  #place;
  #drawn;
  #library;
  #plot;

  /**
   * @param place the element of plotPlace
   * @param signal ends the plot
   */
  constructor(place, signal) {
    this.#place = place;
    const widths = new ResizeObserver(() => this.#plot?.setSize(this.#size()));
    widths.observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw(), { signal });
    signal.addEventListener("abort", () => {
      widths.disconnect();
      this.#plot?.destroy();
    });
  }

  /**
   * @param drawn xs, never falling; lines, each with its value from each x on; isTime, whether xs are seconds since 1970 and not whole
   *     numbers; words, from a value to its words; isWhole, whether values are whole numbers
   */
  async show(drawn) {
    this.#library = await plots();
    this.#drawn = drawn;
    this.#draw();
  }

  #draw() {
    this.#plot?.destroy();
    const { xs, lines, isTime, words, isWhole } = this.#drawn;
    const { color, borderTopColor } = getComputedStyle(this.#place);
    const rule = { stroke: borderTopColor, width: 1 };
    const axis = { stroke: color, font: FONT, grid: rule, ticks: rule };
    const options = {
      ...this.#size(),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: isTime }, y: { range: (plot, least, most) => [0, most > 0 ? most * 1.1 : 1] } },
      series: [{}, ...this.#strokes(lines.length)],
      axes: [
        isTime
          ? { ...axis, space: 90, values: (plot, ticks) => ticks.map(momentWords(plot.scales.x)) }
          : { ...axis, incrs: WHOLE, values: (plot, ticks) => ticks.map(count) },
        {
          ...axis,
          ...(isWhole ? { incrs: WHOLE } : {}),
          values: (plot, ticks) => ticks.map(words),
          size: width,
        },
      ],
    };
    this.#plot = new this.#library(options, [xs, ...lines], this.#place);
  }

  /** The strokes of the lines as their names have them. */
  #strokes(most) {
    const keys = [...this.#place.parentElement.querySelectorAll(".line")].slice(0, most);
    return keys.map((key) => {
      const { borderTopColor, borderTopStyle } = getComputedStyle(key);
      return {
        stroke: borderTopColor,
        width: 2,
        dash: DASHES[borderTopStyle],
        points: { show: false },
        paths: this.#library.paths.stepped({ align: 1 }),
      };
    });
  }

  #size() {
    return { width: this.#place.clientWidth, height: this.#place.clientHeight };
  }
}

/** How wide the longest of an axis's texts is, with its tick, in CSS pixels. */
function width(plot, texts) {
  plot.ctx.font = FONT;
  return Math.ceil(Math.max(0, ...(texts ?? []).map((text) => plot.ctx.measureText(text).width))) + 20;
}

/** Seconds since 1970 as an axis has room for them, by the time that it shows. */
function momentWords({ min, max }) {
  const days = (max - min) / DAY_SECONDS;
  const [, parts] = MOMENT_PARTS.find(([below]) => days < below);
  const format = new Intl.DateTimeFormat(language, parts);
  return (seconds) => format.format(new Date(seconds * 1000));
}
