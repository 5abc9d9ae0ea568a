// Starts the shop: what is known of this installation, who has signed in, and the page that the address names.
import { html, nothing, render } from "./html.js";
import { loaded } from "./http.js";
import { failure } from "./parts.js";
import { completeSignIn, events, has, signIn, signOut, user } from "./session.js";
import { loadSettings } from "./settings.js";
import { common } from "./texts.js";

/** Each page's module has `open(page, ...parts of the address)`; see Page. The first that matches is taken. */
const ROUTES = [
  [/^\/$/, () => import("./pages/list.js")],
  [/^\/courses\/([0-9a-f-]{36})$/, () => import("./pages/course.js")],
  [/^\/orders$/, () => import("./pages/orders.js"), "student"],
  [/^\/desk$/, () => import("./pages/desk.js"), "instructor", "admin"],
  [/^\/desk\/new$/, () => import("./pages/new-course.js"), "instructor", "admin"],
  [/^\/desk\/([0-9a-f-]{36})(?:\/(\w+))?$/, () => import("./pages/desk-course.js"), "instructor", "admin"],
  [/^\/reconciliation$/, () => import("./pages/reconciliation.js"), "admin"],
];

const main = document.getElementById("main");
const header = document.getElementById("header");
let opened;

/** What a page gets to show itself with, until the visitor leaves it. */
class Page {
  #leaving = new AbortController();

  constructor(query) {
    /** What stands behind the question mark of the address. */
    this.query = query;
    /** Ends when the visitor leaves: requests, streams and timers end with it. */
    this.signal = this.#leaving.signal;
  }

  /** Shows a template in place of what the page showed before. */
  show(template) {
    if (!this.signal.aborted) {
      render(template, main);
    }
  }

  /** The page's name, in the window's title. */
  set title(text) {
    document.title = common.titled(text);
  }

  /** Shows what went wrong in place of the page. */
  fail(error) {
    if (!this.signal.aborted) {
      this.title = common.problem.page;
      this.show(html`<h1>${common.problem.page}</h1>${failure(error, () => void navigate())}`);
    }
  }

  /** Leaves for the sign-in, which leads back to this page. */
  signIn() {
    void leaveToSignIn();
  }

  leave() {
    this.#leaving.abort();
  }
}

async function navigate() {
  opened?.leave();
  const [path, query] = address();
  const page = new Page(new URLSearchParams(query));
  const isFirst = opened === undefined;
  opened = page;
  showHeader();
  const [route, match] = ROUTES.map((one) => [one, one[0].exec(path)]).find(([, found]) => found) ?? [];
  try {
    await openRoute(page, route, match);
  } catch (error) {
    page.fail(error);
  }
  if (!isFirst && !page.signal.aborted && !hasPlacedFocus()) {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
}

async function openRoute(page, route, match) {
  if (!route) {
    page.title = common.notFound;
    page.show(html`<h1>${common.notFound}</h1><p><a href="#/">${common.notFoundNext}</a></p>`);
    return;
  }
  const [, load, ...roles] = route;
  if (roles.length > 0 && !roles.some(has)) {
    page.title = common.signIn;
    page.show(html`<h1>${common.signIn}</h1>
      <p>${user ? common.problem.forbidden : common.signInNeeded}</p>
      <button type="button" class="primary" @click=${leaveToSignIn}>${common.signIn}</button>`);
    return;
  }
  const { open } = await loaded(load());
  if (!page.signal.aborted) {
    await open(page, ...match.slice(1));
  }
}

/** Path and query of the page that is open. */
function address() {
  return (location.hash.slice(1) || "/").split("?");
}

/** Whether the focus is at something of the page: it stands where the page has put it. */
function hasPlacedFocus() {
  return main.contains(document.activeElement) && main !== document.activeElement;
}

function showHeader() {
  const [path] = address();
  const link = (to, text) =>
    html`<li><a href="#${to}" aria-current=${path === to ? "page" : nothing}>${text}</a></li>`;
  render(
    html`
      <a class="skip" href="#main" @click=${skip}>${common.skip}</a>
      <a class="name" href="#/">${common.name}</a>
      <nav aria-label=${common.navigation}>
        <ul>
          ${link("/", common.courses)}
          ${has("student") ? link("/orders", common.myOrders) : nothing}
          ${has("instructor") || has("admin") ? link("/desk", common.myCourses) : nothing}
          ${has("admin") ? link("/reconciliation", common.reconciliation) : nothing}
        </ul>
      </nav>
      ${user
        ? html`<span>${common.signedInAs(user.name)}</span>
            <button type="button" @click=${leave}>${common.signOut}</button>`
        : html`<button type="button" @click=${leaveToSignIn}>${common.signIn}</button>`}`,
    header,
  );
}

function skip(event) {
  event.preventDefault(); // the address is the page's
  main.focus();
}

async function leaveToSignIn() {
  try {
    await signIn();
  } catch (error) {
    showSignInFailure(error);
  }
}

async function leave() {
  const out = signOut();
  void navigate();
  try {
    await out;
  } catch (error) {
    showFailure(common.signOutFailed, common.signOutFailedNext(error.message));
  }
}

function showSignInFailure(error) {
  showFailure(common.signInFailed, common.signInFailedNext(error.message));
}

function showFailure(heading, next) {
  opened?.leave();
  render(
    html`<h1>${heading}</h1>
      <p role="alert">${next}</p>
      <p><button type="button" @click=${() => void navigate()}>${common.courses}</button></p>`,
    main,
  );
}

async function start() {
  try {
    await loadSettings();
  } catch (error) {
    render(failure(error, () => void start()), main);
    return;
  }
  let signInError;
  try {
    await completeSignIn();
  } catch (error) {
    signInError = error;
  }
  addEventListener("hashchange", () => void navigate());
  events.addEventListener("signed-out", showHeader);
  if (signInError) {
    showHeader();
    showSignInFailure(signInError);
  } else {
    await navigate();
  }
}

main.replaceChildren(); // the words for those without JavaScript
await start();
