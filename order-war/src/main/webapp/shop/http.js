/** A request is given up after this: longer than the proxy waits for a service. */
const LONGEST_MS = 75_000;

/** What a service refused (RFC 9457). `name` is the last part of the problem's type, or "" where the status says it all. */
export class Refusal extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
    this.name = (problem.type ?? "").startsWith("/problems/") ? problem.type.slice("/problems/".length) : "";
    /** Seconds to wait before the same request may succeed; undefined where the service doesn't say. */
    this.retryAfter = retryAfter;
  }

  /** Whether asking again later may help: the service or something behind it is away, or has too much to do. */
  get isOutage() {
    return this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** No answer came, so nobody here knows what was done. */
export class Unreachable extends Error {
  get isOutage() {
    return true;
  }
}

/**
 * A module or library that is on its way.
 *
 * @throws {Unreachable} if it does not come
 */
export async function loaded(module) {
  try {
    return await module;
  } catch (failure) {
    throw new Unreachable(failure.message, { cause: failure });
  }
}

/** A request's answer: its JSON, and its headers ETag, and Link as the URL of the next page. */
export class Answer {
  constructor(status, body, etag, next) {
    this.status = status;
    this.body = body;
    this.etag = etag;
    this.next = next;
  }
}

/**
 * Sends a request and takes in the answer.
 *
 * @param url of the shop's origin or another
 * @param options method ("GET"), body (sent as JSON, URLSearchParams as a form), headers, token, signal
 * @returns {Promise<Answer>}
 * @throws {Refusal} if the status is 400 or more
 * @throws {Unreachable} if there is no answer, or one that is none of a service
 */
export async function ask(url, { method = "GET", body, headers = {}, token, signal } = {}) {
  const sent = { Accept: "application/json, application/problem+json", ...headers };
  if (token) {
    sent.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined && !(body instanceof URLSearchParams)) {
    sent["Content-Type"] = "application/json";
  }
  let response;
  let text;
  try {
    response = await fetch(url, {
      method,
      headers: sent,
      body: body === undefined || body instanceof URLSearchParams ? body : JSON.stringify(body),
      signal: AbortSignal.any([AbortSignal.timeout(LONGEST_MS), ...(signal ? [signal] : [])]),
    });
    text = await response.text();
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new Unreachable(failure.message, { cause: failure });
  }
  const json = parsed(text);
  if (!response.ok) {
    const seconds = Number(response.headers.get("Retry-After") ?? NaN);
    throw new Refusal(response.status, json ?? {}, Number.isFinite(seconds) ? seconds : undefined);
  }
  if (json === undefined) {
    throw new Unreachable("the answer is no JSON");
  }
  return new Answer(response.status, json, response.headers.get("ETag"), nextPage(response));
}

/** The same for those who want the JSON alone. */
export async function request(url, options) {
  return (await ask(url, options)).body;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's own page, or no body at all
  }
}

/** A Link is relative to what was asked (RFC 8288, section 3.2). */
function nextPage(response) {
  const link = /<([^>]*)>\s*;\s*rel="?next"?/.exec(response.headers.get("Link") ?? "");
  return link ? new URL(link[1], response.url).href : undefined;
}
