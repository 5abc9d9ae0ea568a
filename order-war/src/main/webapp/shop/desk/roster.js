// The tab with who holds or held a seat.
import { html } from "../html.js";
import { money } from "../format.js";
import { announce, time } from "../parts.js";
import { reasons } from "../reasons.js";
import { desk } from "../texts.js";
import { choice, Submission, typed } from "./forms.js";
import { more, Rows, table } from "./rows.js";

const STATUSES = ["CONFIRMED", "RESERVED", "CANCELLED", "EXPIRED"];

export async function open(view) {
  const status = view.query.get("status") ?? "";
  const rows = new Rows((path) => view.read(path), `/reservations?limit=50${status ? `&status=${encodeURIComponent(status)}` : ""}`);
  const loading = new Submission(draw);
  await rows.load();
  draw();
  announce(desk.shown(rows.all.length));

  function draw() {
    view.show(html`
      <h2>${desk.roster.heading}</h2>
      <form class="row" @submit=${choose}>
        ${choice({
          name: "status",
          label: desk.roster.which,
          value: status,
          options: [["", desk.roster.all], ...STATUSES.map((one) => [one, desk.roster.status[one]])],
        })}
        <button type="submit">${desk.roster.show}</button>
      </form>
      ${rows.all.length === 0
        ? html`<p>${desk.roster.none}</p>`
        : table({ caption: desk.roster.caption, heads: desk.roster.heads, rows: rows.all.map(cells) })}
      ${more(rows, loading)}`);
  }

  function choose(event) {
    event.preventDefault();
    const chosen = typed(event.currentTarget).status;
    location.hash = `/desk/${view.course.id}/roster${chosen ? `?status=${chosen}` : ""}`;
  }
}

function cells(entry) {
  return [
    entry.student ?? desk.roster.nobody,
    desk.roster.status[entry.status],
    money(entry.lockedPrice, entry.currency),
    entry.because ? reasons(entry.because) : "",
    time(entry.reservedAt),
  ];
}
