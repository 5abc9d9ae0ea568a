// The courses of an instructor, or, for an admin, any course.
import { html, keyed, nothing } from "../html.js";
import { count, money } from "../format.js";
import { has } from "../session.js";
import { courses } from "../services.js";
import { common, desk } from "../texts.js";
import { announce } from "../parts.js";
import { choice, line, Submission, typed } from "../desk/forms.js";
import { more, Rows, table } from "../desk/rows.js";

const STATUSES = ["DRAFT", "OPEN", "PAUSED", "CLOSED"];

export async function open(page) {
  page.title = common.myCourses;
  page.show(html`<h1>${common.myCourses}</h1><p>${common.loading}</p>`);
  const wanted = {
    q: page.query.get("q") ?? "",
    status: page.query.get("status") ?? "",
    whose: has("admin") && page.query.get("whose") === "all" ? "all" : "mine",
  };
  const rows = new Rows((path) => courses(path, { signal: page.signal }), "?" + listed(wanted));
  const loading = new Submission(draw);
  await rows.load();
  draw();
  announce(rows.all.length === 0 ? desk.list.none : desk.shown(rows.all.length));

  function draw() {
    page.show(html`
      <h1>${common.myCourses}</h1>
      <p><a class="button primary" href="#/desk/new">${desk.create.heading}</a></p>
      ${keyed(page, search(wanted))}
      ${rows.all.length === 0
        ? html`<p>${desk.list.none}</p>`
        : table({ caption: desk.list.caption, heads: desk.list.heads, rows: rows.all.map(row) })}
      ${more(rows, loading)}`);
  }
}

function search(wanted) {
  return html`
    <form class="row" role="search" @submit=${find}>
      ${line({ name: "q", label: desk.list.words, value: wanted.q, type: "search" })}
      ${choice({
        name: "status",
        label: desk.status.label,
        value: wanted.status,
        options: [["", desk.list.anyStatus], ...STATUSES.map((one) => [one, desk.status[one]])],
      })}
      ${has("admin")
        ? choice({
            name: "whose",
            label: desk.list.whose,
            value: wanted.whose,
            options: [["mine", desk.list.mine], ["all", desk.list.all]],
          })
        : nothing}
      <button type="submit">${desk.list.find}</button>
    </form>`;
}

function find(event) {
  event.preventDefault();
  location.hash = "/desk?" + said(typed(event.currentTarget));
}

function listed({ q, status, whose }) {
  return said({ q, status, mine: whose === "mine" ? "true" : "", limit: "50" });
}

/** Parameters of an address without those that are empty. */
function said(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, text]) => text));
}

function row(course) {
  return [
    html`<a href="#/desk/${course.id}">${course.title}</a>`,
    desk.status[course.status],
    money(course.price, course.currency),
    count(course.soldSeats),
    count(course.heldSeats),
    count(course.availableSeats),
    html`<a href="#/courses/${course.id}" aria-label=${desk.list.viewNamed(course.title)}>${desk.list.view}</a>`,
  ];
}
