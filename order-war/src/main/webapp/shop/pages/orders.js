import { refusal } from "../buying.js";
import { follow, isUnderWay } from "../following.js";
import { count, money } from "../format.js";
import { html, nothing, repeat } from "../html.js";
import { announce, failure, time } from "../parts.js";
import { reasons } from "../reasons.js";
import { orders } from "../services.js";
import { user } from "../session.js";
import { common, shop } from "../texts.js";
import { titleOf } from "../titles.js";
import { unfinished } from "../unfinished.js";

const SHOWN_AT_ONCE = 20;
/** The service lists the oldest first, a hundred a page, so all are read before the newest is known: 5,000 at the most. */
const MOST_PAGES = 50;

const words = shop.orders;

/** The visitor's own orders, the newest first. */
export async function open(page) {
  page.title = common.myOrders;
  page.show(html`<h1>${common.myOrders}</h1><p>${common.loading}</p>`);
  new OrderList(page, user.subject, await newestFirst(page.signal)).start();
}

/** Returns {list, isAll}. */
async function newestFirst(signal) {
  const all = [];
  let next = "";
  for (let asked = 0; asked < MOST_PAGES && next !== undefined; asked++) {
    const answer = await orders(next, { signal });
    all.push(...answer.body);
    next = answer.next;
  }
  return { list: all.reverse(), isAll: next === undefined };
}

class OrderList {
  #page;
  #subject;
  #orders;
  #isAll;
  #shown = SHOWN_AT_ONCE;
  #titles = new Map(); // by the course's id
  #asked = new Set(); // ids of the orders that are asked for until they are settled
  #failures = new Map(); // by the order's id
  #refunding; // the order of the dialog

  constructor(page, subject, { list, isAll }) {
    this.#page = page;
    this.#subject = subject;
    this.#orders = list;
    this.#isAll = isAll;
  }

  start() {
    this.#show();
    this.#lookAtShown();
    this.#focus(this.#page.query.get("order"));
  }

  #more() {
    const first = this.#orders[this.#shown];
    this.#shown += SHOWN_AT_ONCE;
    this.#show();
    this.#lookAtShown();
    this.#focus(first.id);
  }

  #lookAtShown() {
    for (const order of this.#orders.slice(0, this.#shown)) {
      void this.#name(order);
      void this.#follow(order);
    }
  }

  async #name({ courseId }) {
    const title = await titleOf(courseId);
    if (title !== undefined) {
      this.#titles.set(courseId, title);
      this.#show();
    }
  }

  async #follow(order) {
    if (!isUnderWay(order) || this.#asked.has(order.id)) {
      return;
    }
    this.#asked.add(order.id);
    this.#show();
    try {
      await follow(order, this.#page.signal, (seen) => this.#take(seen));
    } catch (error) {
      this.#failed(order, error);
    }
    this.#asked.delete(order.id);
    this.#show();
  }

  /** Asks the service to do something with an order, and looks what becomes of it. */
  async #command(order, command) {
    this.#failures.delete(order.id);
    try {
      this.#take((await orders(`/${order.id}/${command}`, { method: "POST", signal: this.#page.signal })).body);
    } catch (error) {
      this.#failed(order, error);
      await this.#look(order);
    }
    this.#focusIfLost(order.id);
  }

  /** Looks once, and then until it is settled. */
  async #look(order) {
    try {
      this.#take((await orders(`/${order.id}`, { signal: this.#page.signal })).body);
    } catch (error) {
      this.#failed(order, error);
    }
  }

  async #lookAgain(order) {
    this.#failures.delete(order.id);
    await this.#look(order);
    this.#focusIfLost(order.id);
  }

  #take(seen) {
    const index = this.#orders.findIndex((one) => one.id === seen.id);
    const before = this.#orders[index];
    this.#orders[index] = seen;
    if (status(seen) !== status(before)) {
      this.#failures.delete(seen.id);
      announce(words.now(this.#title(seen), status(seen)));
    }
    this.#show();
    void this.#follow(seen);
  }

  #failed(order, error) {
    if (!this.#page.signal.aborted) {
      this.#failures.set(order.id, error);
      this.#show();
    }
  }

  /** Whether the purchase is among the orders that are under way, and so looked at already. */
  #isListed({ courseId }) {
    return this.#orders.some((order) => order.courseId === courseId && isUnderWay(order));
  }

  #title({ courseId }) {
    return this.#titles.get(courseId) ?? words.course(courseId.slice(-8));
  }

  #focus(orderId) {
    if (orderId) {
      document.getElementById(`order-${orderId}`)?.focus();
    }
  }

  #focusIfLost(orderId) {
    if (document.activeElement.matches("body, main")) {
      this.#focus(orderId);
    }
  }

  #confirm(order) {
    this.#refunding = order;
    this.#show();
    document.querySelector("dialog").showModal();
  }

  #confirmed() {
    document.querySelector("dialog").close();
    void this.#command(this.#refunding, "refund");
  }

  #show() {
    const begun = unfinished(this.#subject).filter((purchase) => !this.#isListed(purchase));
    this.#page.show(html`
      <h1>${common.myOrders}</h1>
      ${begun.length > 0 ? withoutAnswer(begun) : nothing}
      ${this.#isAll ? nothing : html`<p>${words.notAll(count(this.#orders.length))}</p>`}
      ${this.#orders.length === 0 ? html`<p>${words.none} <a href="#/">${words.noneNext}</a></p>` : nothing}
      <ul class="cards">
        ${repeat(this.#orders.slice(0, this.#shown), (order) => order.id, (order) => this.#card(order))}
      </ul>
      ${this.#orders.length > this.#shown
        ? html`<button type="button" @click=${() => this.#more()}>${common.more}</button>`
        : nothing}
      <dialog aria-labelledby="confirm">${this.#refunding ? this.#question(this.#refunding) : nothing}</dialog>`);
  }

  #card(order) {
    const title = this.#title(order);
    const failed = this.#failures.get(order.id);
    return html`
      <li class="card">
        <h2 id="order-${order.id}" tabindex="-1"><a href="#/courses/${order.courseId}">${title}</a></h2>
        <p><span class="status">${status(order)}</span></p>
        <dl class="facts">${facts(order)}</dl>
        ${failed ? problem(failed) : nothing}
        <p class="row">
          ${order.status === "CONFIRMED" && !order.refundRequestedAt
            ? html`<button type="button" aria-label=${words.refundOf(title)} @click=${() => this.#confirm(order)}>${words.refund}</button>`
            : nothing}
          ${order.status === "PENDING" && !order.cancelRequestedAt
            ? html`<button type="button" aria-label=${words.cancelOf(title)} @click=${() => void this.#command(order, "cancel")}>${words.cancel}</button>`
            : nothing}
          ${isUnderWay(order) && !this.#asked.has(order.id)
            ? html`<button type="button" aria-label=${words.lookAt(title)} @click=${() => void this.#lookAgain(order)}>${words.look}</button>`
            : nothing}
        </p>
      </li>`;
  }

  #question(order) {
    return html`
      <h2 id="confirm">${words.confirm(this.#title(order))}</h2>
      <p>${words.confirmNext(money(order.priceAtPurchase, order.currency))}</p>
      <p class="row">
        <button type="button" class="primary" @click=${() => this.#confirmed()}>${words.confirmYes}</button>
        <button type="button" autofocus @click=${() => document.querySelector("dialog").close()}>${words.confirmNo}</button>
      </p>`;
  }
}

function status(order) {
  if (order.status === "CONFIRMED" && order.refundRequestedAt) {
    return words.refunding;
  }
  if (order.status === "PENDING" && order.cancelRequestedAt) {
    return words.cancelling;
  }
  return words.statuses[order.status];
}

function facts(order) {
  const { priceAtPurchase, currency, because, voucher, createdAt, refundRequestedAt, rejectedBecause, offeredPrice } = order;
  return html`
    <dt>${words.at}</dt><dd>${time(createdAt)}</dd>
    ${priceAtPurchase === null
      ? nothing
      : html`<dt>${words.paid}</dt><dd class="numbers">${money(priceAtPurchase, currency)}</dd>`}
    ${because ? html`<dt>${words.reason}</dt><dd>${reasons(because)}</dd>` : nothing}
    ${voucher ? html`<dt>${words.voucher}</dt><dd>${voucher}</dd>` : nothing}
    ${refundRequestedAt ? html`<dt>${words.refundAt}</dt><dd>${time(refundRequestedAt)}</dd>` : nothing}
    ${rejectedBecause
      ? html`<dt>${words.rejected}</dt><dd>${refusal({ reason: rejectedBecause, price: offeredPrice, currency }).title}</dd>`
      : nothing}`;
}

function problem(error) {
  const known = { "not-refundable": words.notRefundable, "not-cancellable": words.notCancellable }[error.name];
  return known ? html`<p class="error" role="alert">${known}</p>` : failure(error);
}

function withoutAnswer(begun) {
  return html`
    <section class="notice" aria-labelledby="unfinished">
      <h2 id="unfinished">${words.unfinished}</h2>
      <p>${words.unfinishedNext}</p>
      <ul>${begun.map(({ courseId, title }) => html`<li><a href="#/courses/${courseId}">${title}</a></li>`)}</ul>
    </section>`;
}
