// What the page of a course shows of a purchase, in each of its states.
import { moment, money } from "./format.js";
import { html, nothing } from "./html.js";
import { words } from "./parts.js";
import { common, shop } from "./texts.js";

const { buy } = shop;

/** A purchase that is begun, on its way, or over; nothing for one that has not begun. */
export function progress(purchase, signIn) {
  const { state } = purchase;
  switch (state.name) {
    case "begun":
      return begun(purchase, signIn);
    case "asking":
      return notice(
        headline(purchase),
        html`<p>${buy.askingNext}</p>
          <progress aria-label=${headline(purchase)}></progress>`,
      );
    case "unknown":
      return notice(
        buy.unknown,
        state.asksBySelf
          ? html`<p>${buy.unknownBySelf}</p>`
          : html`<p>${buy.unknownAsk} ${buy.dropNext}</p>
              <p class="row">
                ${action(buy.askAgain, () => purchase.resume(state.purchase), true)} ${action(buy.drop, () => purchase.drop())}
              </p>`,
      );
    case "pending":
      return pending(purchase);
    case "bought":
      return notice(
        buy.bought,
        html`<p>${buy.boughtNext(money(state.order.priceAtPurchase, state.order.currency))}</p>
          <p><a class="button" href="#/orders">${buy.toOrders}</a></p>`,
      );
    case "refused":
      return refused(state, signIn);
    default:
      return nothing;
  }
}

function begun(purchase, signIn) {
  const { studentName, maxPrice, currency, begunAt } = purchase.state.purchase;
  return notice(
    buy.begun,
    html`<p>${buy.begunNext(money(maxPrice, currency), moment(begunAt))}</p>
      <p>${buy.begunSignIn(studentName)} ${buy.dropNext}</p>
      <p class="row">
        ${action(common.signIn, signIn, true)} ${action(buy.drop, () => purchase.drop())}
      </p>`,
  );
}

function pending(purchase) {
  const { state } = purchase;
  const { order, asksBySelf, failed } = state;
  const isCancelled = order.cancelRequestedAt !== undefined;
  return notice(
    buy.pending,
    html`<p>${asksBySelf ? buy.pendingBySelf : buy.pendingAsk}</p>
      ${isCancelled ? html`<p>${buy.cancelling}</p>` : nothing}
      ${failed && !isCancelled ? html`<p class="error" role="alert">${buy.cancelFailed}</p>` : nothing}
      <p class="row">
        ${asksBySelf ? nothing : action(buy.askAgain, () => purchase.resume(state.purchase), true)}
        ${isCancelled ? nothing : action(buy.cancel, () => void purchase.cancel())}
        <a class="button" href="#/orders">${buy.toOrders}</a>
      </p>`,
  );
}

function refused({ reason, price, currency, orderId, error }, signIn) {
  const { title, next } = refusal({ reason, price, currency, error });
  const isInOrders = reason === "already-purchased" || reason === "too-many-holds" || reason === "purchase-key-reused";
  return html`
    <section class="problem" id="outcome" tabindex="-1" aria-labelledby="outcome-title">
      <h3 id="outcome-title">${title}</h3>
      <p>${next}</p>
      ${isInOrders
        ? html`<p><a class="button" href="#/orders${orderId ? `?order=${orderId}` : ""}">${orderId ? buy.toOrder : buy.toOrders}</a></p>`
        : nothing}
      ${error?.status === 401 ? action(common.signIn, signIn, true) : nothing}
    </section>`;
}

/** The words for why nothing was bought: {title, next}. */
export function refusal({ reason, price, currency, error }) {
  const known = buy.refused[reason];
  if (known) {
    return { title: known.title, next: price === undefined || !known.priced ? known.next : known.priced(money(price, currency)) };
  }
  if (error?.status === 429) {
    return { title: buy.refused.tooMany.title, next: buy.refused.tooMany.next(error.retryAfter ?? 1) };
  }
  if (!error || error.isOutage) {
    return buy.refused.outage;
  }
  return { title: buy.refused.other.title, next: buy.refused.other.next(words(error)) };
}

/** The heading of what a purchase is at now, in words. */
export function headline({ state }) {
  switch (state.name) {
    case "refused":
      return refusal(state).title;
    case "asking":
      return state.isRepeat ? buy.askingAgain : buy.asking;
    default:
      return buy[state.name];
  }
}

function notice(title, content) {
  return html`
    <section class="notice" id="outcome" tabindex="-1" aria-labelledby="outcome-title">
      <h3 id="outcome-title">${title}</h3>
      ${content}
    </section>`;
}

function action(text, act, isFirst = false) {
  return html`<button type="button" class=${isFirst ? "primary" : nothing} @click=${act}>${text}</button>`;
}
