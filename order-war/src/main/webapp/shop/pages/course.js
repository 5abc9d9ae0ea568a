import { headline, progress } from "../buying.js";
import { count, money } from "../format.js";
import { html, nothing } from "../html.js";
import { Live, moved } from "../live.js";
import { mayManage } from "../managing.js";
import { announce, field, figure, time, words } from "../parts.js";
import { PurchaseOfCourse } from "../purchase.js";
import { Quote } from "../quote.js";
import { reasons } from "../reasons.js";
import { courses } from "../services.js";
import { has, user } from "../session.js";
import { standing } from "../standing.js";
import { common, desk, shop } from "../texts.js";
import { unfinished } from "../unfinished.js";

/** A price that went up must be seen for so long before a press on the button agrees to it. */
const LOOK_MS = 1000;
/** What only the service can tell is asked for when no seat has moved for so long. */
const CALM_MS = 500;
const MOST_NAME = 100;
/** A purchase is taken up by itself for so long; the service keeps its key for hours. */
const RESUME_MS = 3_600_000;

/** One course, and the purchase of a seat in it. */
export async function open(page, id) {
  page.show(html`<p>${common.loading}</p>`);
  let course;
  try {
    course = (await courses(`/${id}`, { signal: page.signal })).body;
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
    page.title = shop.course.missing;
    page.show(html`
      <h1>${shop.course.missing}</h1>
      <p>${shop.course.missingNext} <a href="#/">${shop.course.missingLink}</a></p>`);
    return;
  }
  page.title = course.title;
  new CoursePage(page, course, await mayManage(course, page.signal)).start();
}

class CoursePage {
  #page;
  #first; // as it was loaded
  #course;
  #isManaged; // by the visitor
  #purchase;
  #quote;
  #live;
  #before; // the price before the last one
  #quoted; // the price with the voucher, as it was answered last
  #isChecking = false; // the voucher, because the visitor asked for it
  #raisedAt = 0;
  #isTooQuick = false;

  constructor(page, course, isManaged) {
    this.#page = page;
    this.#isManaged = isManaged;
    this.#first = course;
    this.#course = course;
    this.#purchase = new PurchaseOfCourse(() => this.#purchaseChanged(), page.signal);
    this.#quote = new Quote(course.id, () => this.#quoteChanged(), page.signal);
    this.#live = new Live((news) => this.#take(news), page.signal);
  }

  /** Shows the course, and takes up a purchase that an earlier page has begun. */
  start() {
    this.#show();
    this.#live.watch([this.#course.id]);
    const begun = unfinished(user?.subject).find((one) => one.courseId === this.#course.id);
    if (begun && has("student") && Date.now() - Date.parse(begun.begunAt) < RESUME_MS) {
      this.#purchase.resume(begun);
    } else if (begun && has("student")) {
      this.#purchase.begunLongAgo(begun);
    } else if (begun) {
      this.#purchase.begun(begun);
    }
  }

  #take(news) {
    const course = this.#course;
    const newer = moved(course, news);
    this.#course = newer;
    if (newer.seatsAtPrice === undefined) {
      this.#live.refresh(newer.id, CALM_MS + Math.random() * CALM_MS); // not all visitors at once
    }
    if (newer.price !== course.price) {
      this.#before = course.price;
      announce(shop.course.changed(this.#money(course.price), this.#money(newer.price)));
      this.#quoteAgain();
    } else if (standing(newer) !== standing(course)) {
      announce(shop.standing[standing(newer)]);
    }
    if (newer.price > course.price) {
      this.#raisedAt = Date.now();
    }
    this.#show();
  }

  #purchaseChanged() {
    this.#show();
    if (this.#purchase.state.name !== "idle") {
      announce(headline(this.#purchase));
    }
    if (this.#purchase.state.name === "refused") {
      this.#live.refresh(this.#course.id, 0); // it may have another price by now, or no seat
      this.#quoteAgain();
    }
  }

  #quoteAgain() {
    if (this.#quote.answer && this.#purchase.isOver) {
      void this.#quote.again();
    }
  }

  #quoteChanged() {
    const { answer } = this.#quote;
    if (answer && answer.price > this.#quoted) {
      this.#raisedAt = Date.now();
    }
    this.#quoted = answer?.price;
    this.#show();
    if (answer) {
      announce(shop.buy.checked(this.#quote.code.toUpperCase(), this.#money(answer.price)));
    } else if (this.#quote.error && this.#isChecking) {
      document.getElementById("field-voucher")?.focus();
    }
    this.#isChecking = false;
  }

  #check(event) {
    event.preventDefault();
    this.#isChecking = true;
    void this.#quote.check(typedVoucher());
  }

  #buy() {
    if (!has("student")) { // the sign-in has ended meanwhile
      this.#show();
      return;
    }
    this.#isTooQuick = Date.now() - this.#raisedAt < LOOK_MS;
    if (this.#isTooQuick) {
      announce(shop.buy.wait);
      this.#show();
      return;
    }
    if (typedVoucher() !== this.#quote.code || (this.#quote.code && !this.#quote.answer)) {
      this.#isChecking = true;
      void this.#quote.check(typedVoucher());
      return;
    }
    this.#purchase.buy({
      subject: user.subject,
      courseId: this.#course.id,
      title: this.#course.title,
      studentName: [...user.name].slice(0, MOST_NAME).join(""),
      maxPrice: this.#price(),
      currency: this.#course.currency,
      voucher: this.#quote.code || undefined,
    });
  }

  #price() {
    return this.#quote.answer?.price ?? this.#course.price;
  }

  #money(amount) {
    return money(amount, this.#course.currency);
  }

  #show() {
    const focused = document.activeElement;
    this.#page.show(this.#template());
    if (document.activeElement !== focused) { // it is not there any more
      (document.getElementById("outcome") ?? document.getElementById("buy")).focus();
    }
  }

  #template() {
    const course = this.#course;
    return html`
      <h1>${course.title}</h1>
      <p>${shop.instructor}: <a href="#/?${new URLSearchParams({ instructor: course.instructorName })}">${course.instructorName}</a></p>
      <p class="text">${course.description}</p>
      <div class="sides">
        <section class="card" aria-labelledby="price">
          <h2 id="price">${shop.course.price}</h2>
          ${this.#priceFacts()}
        </section>
        <section class="card" aria-labelledby="seats">
          <h2 id="seats">${shop.course.seats}</h2>
          ${this.#seatFacts()}
        </section>
      </div>
      <section class="card" aria-labelledby="buy">
        <h2 id="buy" tabindex="-1">${shop.buy.heading}</h2>
        ${progress(this.#purchase, () => this.#page.signIn())}
        ${this.#purchase.isOver ? this.#offer() : nothing}
      </section>
      ${this.#isManaged ? html`<p><a href="#/desk/${course.id}">${desk.manage}</a></p>` : nothing}`;
  }

  #priceFacts() {
    const course = this.#course;
    const facts = shop.course;
    return html`
      <p class="price">${figure(this.#money(course.price), this.#money(this.#first.price))}</p>
      <dl class="facts">
        ${fact(facts.reason, reasons(course.because))}
        ${course.basePrice === course.price ? nothing : fact(facts.regular, this.#money(course.basePrice))}
        ${course.priceUntil ? fact(facts.until, time(course.priceUntil)) : nothing}
        ${fact(facts.seatsAtPrice, course.seatsAtPrice === undefined ? "…" : count(course.seatsAtPrice))}
        ${fact(facts.lowest, this.#money(course.lowestPrice30Days))}
      </dl>`;
  }

  #seatFacts() {
    const course = this.#course;
    const facts = shop.course;
    const state = standing(course);
    return html`
      <p><span class="status">${shop.standing[state]}</span></p>
      <meter min="0" max=${course.totalSeats || 1} value=${course.availableSeats}
        aria-label=${shop.seatsFree(count(course.availableSeats), count(course.totalSeats))}></meter>
      <dl class="facts">
        ${fact(facts.free, this.#seats("availableSeats"))}
        ${fact(facts.held, this.#seats("heldSeats"))}
        ${fact(facts.sold, this.#seats("soldSeats"))}
        ${fact(facts.total, this.#seats("totalSeats"))}
      </dl>`;
  }

  #seats(name) {
    return figure(count(this.#course[name]), count(this.#first[name]));
  }

  #offer() {
    const state = standing(this.#course);
    if (state !== "open") {
      return html`<p>${shop.standingNext[state === "soldOut" && this.#course.heldSeats > 0 ? "held" : state]}</p>`;
    }
    if (!has("student")) {
      return html`
        <p>${user ? shop.buy.wrongRole : shop.buy.signInNext}</p>
        <button type="button" class="primary" @click=${() => this.#page.signIn()}>
          ${user ? shop.buy.signInAsStudent : shop.buy.signIn}
        </button>`;
    }
    return html`
      ${this.#voucher()}
      ${this.#before === undefined
        ? nothing
        : html`<p>${shop.course.changed(this.#money(this.#before), this.#money(this.#course.price))}</p>`}
      ${this.#isTooQuick ? html`<p>${shop.buy.wait}</p>` : nothing}
      <button type="button" class="primary" @click=${() => this.#buy()}>${shop.buy.buy(this.#money(this.#price()))}</button>`;
  }

  #voucher() {
    const { answer, code, error } = this.#quote;
    return html`
      <form class="row voucher" @submit=${(event) => this.#check(event)}>
        ${field({
          name: "voucher",
          label: shop.buy.voucher,
          hint: shop.buy.voucherHint,
          complaint: error && (shop.buy.voucherWrong[error.name] ?? words(error)),
          control: ({ id, describedBy, invalid }) => html`
            <input id=${id} .value=${code} maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
              aria-describedby=${describedBy} aria-invalid=${invalid}>`,
        })}
        <button>${shop.buy.check}</button>
      </form>
      ${answer ? html`<p>${shop.buy.checked(code.toUpperCase(), this.#money(answer.price))}</p>` : nothing}`;
  }
}

function typedVoucher() {
  return document.getElementById("field-voucher").value.trim();
}

function fact(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
