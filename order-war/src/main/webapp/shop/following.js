import { Refusal, Unreachable } from "./http.js";
import { pause } from "./pause.js";
import { orders } from "./services.js";

/** Two minutes and a half. Then the service has mostly settled an order, and who wants to know more asks again. */
const PAUSES_MS = [1000, 2000, 3000, 5000, 8000, 13_000, 20_000, 30_000, 30_000, 40_000];

/** Whether the service is still at work on an order. */
export function isUnderWay(order) {
  return order.status === "PENDING" || (order.status === "CONFIRMED" && order.refundRequestedAt !== undefined);
}

/**
 * Asks for an order, in growing pauses, until the service has settled it, ten times at the most.
 *
 * @param order as it was seen last
 * @param {AbortSignal} signal ends it
 * @param take called with each answer
 * @returns the order as it was seen last, which may still be under way
 * @throws {Refusal} if the asker may not see it (401, 403, 404)
 */
export async function follow(order, signal, take) {
  let seen = order;
  for (const milliseconds of PAUSES_MS) {
    if (!isUnderWay(seen)) {
      break;
    }
    await pause(milliseconds, signal);
    const newer = await present(seen, signal);
    if (newer !== seen) {
      seen = newer;
      take(seen);
    }
  }
  return seen;
}

/**
 * Asks for an order once. Where the service doesn't answer now, it is the one that was seen last.
 *
 * @throws {Refusal} if the asker may not see it (401, 403, 404)
 */
export async function present(order, signal) {
  try {
    return (await orders(`/${order.id}`, { signal })).body;
  } catch (error) {
    if (isPassing(error)) {
      return order;
    }
    throw error;
  }
}

function isPassing(error) {
  return error instanceof Unreachable || (error instanceof Refusal && (error.status >= 500 || error.status === 429));
}
