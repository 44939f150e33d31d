import { FOREVER, type FactRows, type RatingFact, type TicketFact } from '../../analytics/facts/schema.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const BOARD_NOW = Date.UTC(2026, 5, 30, 4);
const YEARS = 3;

const DEPARTMENTS = [
  'logistics',
  'dining',
  'dormitory',
  'network',
  'library',
  'security',
  'teaching',
  'finance',
  'sports',
  'clinic',
  'personnel',
  'archive',
];
const CHANNELS = ['hotline', 'counter', 'public-account', 'online'];
const CAMPUSES = ['north', 'south', 'east'];
const KINDS = ['complaint', 'consultation', 'help', 'suggestion', 'report', 'praise'];

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Facts of `count` tickets over three years to `BOARD_NOW`, in order of receipt, a batch at a time. Each answered ticket
 * has the version in which it was open, too; two in five are rated, one in fifty is never answered.
 */
export function* boardFacts(count: number, batch = 20_000): Generator<FactRows> {
  const random = randomFrom(20_260_630);
  const pick = <T>(values: readonly T[], skew = 1): T | null =>
    values[Math.floor(random() ** skew * values.length)] ?? null;
  const begin = BOARD_NOW - YEARS * 365 * DAY;
  let rows: FactRows = { ticket: [], custody: [], rating: [], rectification: [] };
  for (let place = 0; place < count; place += 1) {
    const receivedAt = Math.floor(begin + ((BOARD_NOW - begin) * (place + random())) / count);
    const department = pick(DEPARTMENTS, 2);
    // log-normal, median two days
    const length =
      2 * DAY * Math.exp(1.4 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
    const done = Math.floor(receivedAt + length);
    const answeredAt = random() < 0.98 && done <= BOARD_NOW ? done : null;
    const ratedAt =
      answeredAt !== null && random() < 0.4 ? Math.floor(answeredAt + random() * 6 * DAY) : null;
    const rated = ratedAt !== null && ratedAt <= BOARD_NOW ? ratedAt : null;
    const key = place * 8 + 1;
    const matter = {
      feed: 'campus',
      source: 'campus',
      channel: pick(CHANNELS),
      campus: pick(CAMPUSES),
      kind: pick(KINDS),
      urgency: 'normal',
      category: `category-${Math.floor(random() * 40)}`,
      subcategory: null,
      lodgedBy: 'citizen',
      department,
    };
    const open: TicketFact = {
      ticketKey: key,
      ticketId: `ticket-${place}`,
      ...matter,
      completedOnly: false,
      timeFault: false,
      receivedAt,
      receivedWork: Math.floor(receivedAt / 4),
      dueAt: receivedAt + (random() < 0.3 ? 2 : 5) * DAY,
      answeredAt: null,
      answeredWork: null,
      firstAnsweredAt: null,
      firstAnsweredWork: null,
      endedAt: null,
      endedWork: null,
      closedAt: null,
      firstClosedAt: null,
      firstClosedWork: null,
      firstReopenedAt: null,
      firstReopenedWork: null,
      ratingWindowEndsAt: null,
      firstActiveRatedAt: null,
      sourceOnTime: null,
      validFrom: receivedAt,
      validTo: answeredAt ?? FOREVER,
      knownFrom: receivedAt,
      knownTo: FOREVER,
    };
    rows.ticket.push(open);
    if (answeredAt !== null) {
      const worked = Math.floor(answeredAt / 4);
      rows.ticket.push({
        ...open,
        answeredAt,
        answeredWork: worked,
        firstAnsweredAt: answeredAt,
        firstAnsweredWork: worked,
        closedAt: answeredAt,
        firstClosedAt: answeredAt,
        firstClosedWork: worked,
        ratingWindowEndsAt: answeredAt + 7 * DAY,
        firstActiveRatedAt: rated,
        validFrom: answeredAt,
        validTo: FOREVER,
        knownFrom: answeredAt,
      });
    }
    if (rated !== null)
      rows.rating.push(
        rating(
          key + 5,
          `ticket-${place}`,
          matter,
          rated,
          1 + Math.floor(random() ** 0.4 * 5),
          random() < 0.8,
        ),
      );
    if (rows.ticket.length >= batch) {
      yield rows;
      rows = { ticket: [], custody: [], rating: [], rectification: [] };
    }
  }
  yield rows;
}

type Matter = Pick<
  RatingFact,
  | 'feed'
  | 'source'
  | 'channel'
  | 'campus'
  | 'kind'
  | 'urgency'
  | 'category'
  | 'subcategory'
  | 'lodgedBy'
  | 'department'
>;

function rating(
  ticketKey: number,
  ticketId: string,
  matter: Matter,
  ratedAt: number,
  level: number,
  active: boolean,
): RatingFact {
  return {
    ticketKey,
    ratingId: `rating-${ticketId}`,
    ticketId,
    custodyId: null,
    ...matter,
    window: null,
    service: null,
    level,
    active,
    ratedAt,
    validFrom: ratedAt,
    validTo: FOREVER,
    knownFrom: ratedAt,
    knownTo: FOREVER,
  };
}
