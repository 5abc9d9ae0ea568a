// Prices of a set of rules, asked for point by point.

/** A curve over seats has no more points, one over time no more steps. */
const MOST = 41;
const AT_ONCE = 4;
const DAY = 86_400_000; // ms

/**
 * The prices from no seat sold to all of them.
 *
 * @param ask gets what a preview is for, and answers it
 * @returns {Promise<Array>} of {soldSeats, price, because}, by soldSeats
 */
export async function pricesBySeats(ask, rules, totalSeats) {
  const asked = seatsOfInterest(rules.rules, totalSeats);
  const points = new Array(asked.length);
  let next = 0;
  const worker = async () => {
    while (next < asked.length) {
      const index = next++;
      points[index] = { soldSeats: asked[index], ...(await ask({ ...rules, soldSeats: asked[index] })) };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return points;
}

/**
 * The prices from a moment to beyond the end of the last window: each answer says when the next price begins.
 *
 * @param now the moment, in milliseconds since 1970
 * @returns {Promise<Array>} of {at, price, because}; the last one repeats the price before it, at the end
 */
export async function pricesByTime(ask, rules, now) {
  const end = endOfInterest(rules.rules, now);
  const points = [];
  let at = new Date(now).toISOString();
  while (at && Date.parse(at) < end && points.length < MOST) {
    const { price, because, until } = await ask({ ...rules, at });
    points.push({ at, price, because });
    at = until;
  }
  return [...points, { ...points.at(-1), at: at && Date.parse(at) < end ? at : new Date(end).toISOString() }];
}

/** The numbers of sold seats where rules begin or end; then, while there is room, some spread evenly. */
function seatsOfInterest(rules, totalSeats) {
  const seats = new Set([0, totalSeats]);
  let places = 0;
  for (const { kind, seats: ofTier, unsold, every, most } of rules) {
    if (kind === "tier") {
      places += ofTier;
      seats.add(places);
    } else if (kind === "scarcity") {
      seats.add(totalSeats - unsold);
    } else if (kind === "ladder") {
      for (let step = 1; step <= most && step * every <= totalSeats; step++) {
        seats.add(step * every);
      }
    }
  }
  const inside = sorted([...seats].filter((sold) => sold >= 0 && sold <= totalSeats));
  const free = MOST - inside.length;
  return free >= 0
    ? sorted([...new Set([...inside, ...spread(free, totalSeats)])])
    : [...new Set(spread(MOST, inside.length - 1))].map((index) => inside[index]);
}

/** So many whole numbers from 0 to the last one, at even distances. */
function spread(number, last) {
  return Array.from({ length: number }, (_, index) => Math.round((index * last) / Math.max(1, number - 1)));
}

function sorted(numbers) {
  return numbers.sort((one, other) => one - other);
}

/** A tenth of the time, but a day at least, beyond the last moment that a window names. */
function endOfInterest(rules, now) {
  const named = rules.flatMap(({ from, until }) => [from, until]).filter(Boolean).map(Date.parse);
  const last = Math.max(now, ...named);
  return last + Math.max(DAY, (last - now) / 10);
}
