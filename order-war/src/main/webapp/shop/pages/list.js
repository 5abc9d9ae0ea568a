import { count, money } from "../format.js";
import { html, keyed, nothing, repeat } from "../html.js";
import { Live, moved } from "../live.js";
import { announce, complaint, failure, field, figure } from "../parts.js";
import { courses } from "../services.js";
import { standing } from "../standing.js";
import { common, shop } from "../texts.js";

const PAGE_SIZE = 20;
/** A page may have few courses or none, and yet a next one: so many are asked for before the visitor is asked whether to go on. */
const PAGES_AT_ONCE = 10;
const SORTS = ["newest", "price", "title"];

/** The courses that the address asks for: q, instructor, free, sort. */
export async function open(page) {
  page.title = common.courses;
  await new CourseList(page).more();
}

class CourseList {
  #page;
  #wanted;
  #courses = [];
  #first = new Map(); // by their ids, as they were loaded
  #next;
  #isLoading = false;
  #error;
  #live;
  #inView;

  constructor(page) {
    this.#page = page;
    this.#wanted = wanted(page.query);
    this.#next = `?${new URLSearchParams({ ...this.#wanted, limit: PAGE_SIZE })}`;
    this.#live = new Live((news) => this.#take(news), page.signal);
    this.#inView = new IntersectionObserver((entries) =>
      this.#live.watch(entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target.dataset.course)));
    page.signal.addEventListener("abort", () => this.#inView.disconnect(), { once: true });
  }

  /** Loads the next courses, and tells how many there are now. */
  async more() {
    if (this.#isLoading) {
      return;
    }
    this.#isLoading = true;
    this.#error = undefined;
    this.#show();
    const first = this.#courses.length;
    try {
      for (let asked = 0; asked < PAGES_AT_ONCE && this.#next && this.#courses.length < first + PAGE_SIZE; asked++) {
        const { body, next } = await courses(this.#next, { signal: this.#page.signal });
        this.#courses.push(...body);
        body.forEach((course) => this.#first.set(course.id, course));
        this.#next = next;
      }
    } catch (error) {
      if (this.#page.signal.aborted) {
        return;
      }
      this.#error = error;
    }
    this.#isLoading = false;
    this.#show();
    if (!this.#error) {
      announce(this.#found());
    }
    if (first > 0) {
      document.querySelector(`[data-course="${this.#courses[first]?.id}"] a`)?.focus();
    }
  }

  #take(news) {
    const index = this.#courses.findIndex((one) => one.id === news.id);
    this.#courses[index] = moved(this.#courses[index], news);
    this.#show();
  }

  #found() {
    return shop.search.found(count(this.#courses.length), this.#next !== undefined);
  }

  #show() {
    const isWordless = this.#error !== undefined && complaint(this.#error, "q") !== undefined;
    this.#page.show(html`
      <h1>${common.courses}</h1>
      ${keyed(this.#page, search(this.#wanted, isWordless ? shop.search.wordless : undefined))}
      ${this.#courses.length > 0 || !(this.#isLoading || this.#error) ? html`<p class="quiet">${this.#found()}</p>` : nothing}
      <ul class="cards">
        ${repeat(this.#courses, (course) => course.id, (course) => card(course, this.#first.get(course.id)))}
      </ul>
      ${this.#isLoading ? html`<p>${common.loading}</p>` : nothing}
      ${this.#error && !isWordless ? failure(this.#error, () => void this.more()) : nothing}
      ${this.#next && !this.#isLoading && !this.#error
        ? html`<button type="button" @click=${() => void this.more()}>${common.more}</button>`
        : nothing}`);
    document.querySelectorAll("[data-course]").forEach((element) => this.#inView.observe(element));
  }
}

/** What the address asks for, as far as the service can be asked for it. */
function wanted(query) {
  const { q, instructor, free, sort } = Object.fromEntries(query);
  return {
    ...(q?.trim() && { q: q.trim() }),
    ...(instructor?.trim() && { instructor: instructor.trim() }),
    ...(free === "true" && { free }),
    ...(SORTS.includes(sort) && { sort }),
  };
}

function search({ q = "", instructor = "", free, sort = SORTS[0] }, wrong) {
  const { search: words } = shop;
  const isAll = !q && !instructor && !free;
  return html`
    <form role="search" class="row" aria-label=${words.heading} @submit=${find}>
      ${field({
        name: "q",
        label: words.words,
        complaint: wrong,
        control: ({ id, describedBy, invalid }) => html`
          <input id=${id} name="q" type="search" maxlength="200" .value=${q}
            aria-describedby=${describedBy} aria-invalid=${invalid}>`,
      })}
      ${field({
        name: "instructor",
        label: words.instructor,
        control: ({ id }) => html`<input id=${id} name="instructor" maxlength="100" .value=${instructor}>`,
      })}
      ${field({
        name: "sort",
        label: words.sort,
        control: ({ id }) => html`<select id=${id} name="sort">
          ${SORTS.map((one) => html`<option value=${one} ?selected=${one === sort}>${words.sorts[one]}</option>`)}
        </select>`,
      })}
      <p class="choice">
        <input id="free" name="free" type="checkbox" value="true" .checked=${free === "true"}>
        <label for="free">${words.free}</label>
      </p>
      <button class="primary">${words.submit}</button>
      ${isAll ? nothing : html`<a class="button" href="#/">${words.clear}</a>`}
    </form>`;
}

function find(event) {
  event.preventDefault();
  location.hash = `/?${new URLSearchParams(wanted(new FormData(event.target)))}`;
}

function card(course, first) {
  const state = standing(course);
  return html`
    <li class="card" data-course=${course.id}>
      <h2><a href="#/courses/${course.id}">${course.title}</a></h2>
      <p>${shop.instructor}: <a href="#/?${new URLSearchParams({ instructor: course.instructorName })}">${course.instructorName}</a></p>
      <p class="price">${figure(price(course), price(first))}</p>
      <p>
        ${state === "open" ? nothing : html`<span class="status">${shop.standing[state]}</span>`}
        ${figure(seats(course), seats(first))}
      </p>
    </li>`;
}

function price({ price: amount, currency }) {
  return money(amount, currency);
}

function seats({ availableSeats, totalSeats }) {
  return shop.seatsFree(count(availableSeats), count(totalSeats));
}
