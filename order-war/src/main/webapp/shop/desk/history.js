// The tab with the recorded changes of the course's seats, as a plot and as a table.
import { html, nothing } from "../html.js";
import { count, moment, money } from "../format.js";
import { time } from "../parts.js";
import { reasons } from "../reasons.js";
import { desk } from "../texts.js";
import { Submission } from "./forms.js";
import { plotPlace, StepPlot } from "./plot.js";
import { more, Rows, table } from "./rows.js";

/** So many pages of 100 changes are asked for at once. */
const PAGES = 5;

export async function open(view) {
  const rows = new Rows((path) => view.read(path), "/ledger?limit=100");
  const loading = new Submission(draw);
  await load();
  draw();
  const plot = new StepPlot(document.getElementById("seats-plot"), view.signal);
  await plot.show(drawn(rows));

  async function load() {
    for (let page = 0; page < PAGES && rows.hasMore; page++) {
      await rows.load();
    }
  }

  function draw() {
    view.show(html`
      <h2>${desk.history.heading}</h2>
      ${plotPlace({ id: "seats-plot", sentence: sentence(rows.all), lines: desk.history.lines })}
      ${rows.hasMore ? html`<p>${desk.history.goesOn}</p>` : nothing}
      ${more(rows, loading, goOn)}
      ${table({
        caption: desk.history.caption,
        heads: desk.history.heads,
        rows: rows.all.map((change) => cells(change, view.course.currency)),
      })}`);
  }

  async function goOn() {
    await load();
    await plot.show(drawn(rows));
  }
}

/** The counts from each change on; those after the last one last until now, if the visitor's clock is not behind it. */
function drawn({ all, hasMore }) {
  const last = all.at(-1);
  const end = new Date(Math.max(Date.now(), Date.parse(last.at))).toISOString();
  const points = hasMore ? all : [...all, { ...last, at: end }];
  return {
    xs: points.map(({ at }) => Date.parse(at) / 1000),
    lines: [points.map((one) => one.soldSeats), points.map((one) => one.heldSeats), points.map((one) => one.availableSeats)],
    isTime: true,
    isWhole: true,
    words: count,
  };
}

function sentence(changes) {
  const last = changes.at(-1);
  return desk.history.sentence({
    from: moment(changes[0].at),
    until: moment(last.at),
    sold: count(last.soldSeats),
    held: count(last.heldSeats),
    free: count(last.availableSeats),
  });
}

function cells(change, currency) {
  return [
    count(change.sequence),
    time(change.at),
    desk.history.kind(change),
    change.lockedPrice === undefined ? "" : money(change.lockedPrice, currency),
    change.because ? reasons(change.because) : "",
    count(change.soldSeats),
    count(change.heldSeats),
    count(change.availableSeats),
  ];
}
