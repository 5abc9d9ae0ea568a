// One course as its instructor sees it: what every tab shares, and the tab that the address names.
import { html, keyed, nothing } from "../html.js";
import { loaded } from "../http.js";
import { courses } from "../services.js";
import { common, desk } from "../texts.js";

/** Each tab's module has `open(view)`; see CourseView. */
const TABS = {
  details: () => import("../desk/details.js"),
  prices: () => import("../desk/prices.js"),
  vouchers: () => import("../desk/vouchers.js"),
  roster: () => import("../desk/roster.js"),
  history: () => import("../desk/history.js"),
};

/** What a tab gets to show itself with. */
class CourseView {
  /** The course as the service has told it last. */
  course;
  /** The rules of its price as they were when the tab was opened. Only who may change the course is told them. */
  rules;
  #page;
  #tab;

  constructor(page, tab, course, rules) {
    this.course = course;
    this.rules = rules;
    this.#page = page;
    this.#tab = tab;
  }

  /** Ends when the visitor leaves the tab. */
  get signal() {
    return this.#page.signal;
  }

  /** What stands behind the question mark of the address. */
  get query() {
    return this.#page.query;
  }

  /** Asks below the course, as "/vouchers"; a whole URL is of a next page. */
  ask(path, options) {
    return courses(path.startsWith("http") ? path : `/${this.course.id}${path}`, options);
  }

  /** Asks the same, for what is only shown: it ends when the visitor leaves. */
  read(path) {
    return this.ask(path, { signal: this.signal });
  }

  /**
   * Changes the course, if it is still of the version. If not, reads it as it is now.
   *
   * @throws {Refusal} course-version-differs, if somebody else was faster
   */
  async change(path, body, version = this.course.version) {
    try {
      ({ body: this.course } = await this.ask(path, { method: "PATCH", body, headers: { "If-Match": `"${version}"` } }));
    } catch (error) {
      if (error.name === "course-version-differs") {
        ({ body: this.course } = await this.read(""));
      }
      throw error;
    }
  }

  /** Shows the course's name and the tabs, and below them what a tab has. */
  show(content) {
    const { id, title, status } = this.course;
    this.#page.show(html`
      <h1>${title}</h1>
      <p><span class="status">${desk.status[status]}</span> <a href="#/courses/${id}">${desk.view}</a></p>
      <nav aria-label=${desk.tabs.label}>
        <ul class="tabs">
          ${Object.keys(TABS).map(
            (name) => html`<li>
              <a href="#/desk/${id}/${name}" aria-current=${name === this.#tab ? "page" : nothing}>${desk.tabs[name]}</a>
            </li>`,
          )}
        </ul>
      </nav>
      ${keyed(this, content)}`); // its inputs are no other tab's, nor another course's
  }
}

export async function open(page, id, tab = "details") {
  if (!Object.hasOwn(TABS, tab)) {
    page.title = common.notFound;
    page.show(html`<h1>${common.notFound}</h1><p><a href="#/desk/${id}">${desk.tabs.details}</a></p>`);
    return;
  }
  const read = async (path) => (await courses(path, { signal: page.signal })).body;
  const [module, course] = await Promise.all([loaded(TABS[tab]()), read(`/${id}`)]);
  page.title = `${desk.tabs[tab]}: ${course.title}`;
  try {
    const rules = await read(`/${id}/price-rules`);
    await module.open(new CourseView(page, tab, course, rules));
  } catch (error) {
    if (error.name !== "not-your-course") {
      throw error;
    }
    page.show(html`<h1>${course.title}</h1>
      <p>${desk.notYours}</p>
      <p><a href="#/courses/${id}">${desk.view}</a></p>`);
  }
}
