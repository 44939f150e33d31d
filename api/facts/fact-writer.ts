import type { FactRows } from '../../analytics/facts/schema.ts';
import type { WorkingCalendar } from '../../analytics/calendar/working-calendar.ts';
import type { FactBatch } from '../../analytics/stores/store.ts';
import type { Huiyin } from '../huiyin.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import { factsVersion } from './facts-version.ts';
import { factsOf, factsOfLoneRating } from './fold.ts';
import { Heard } from './heard.ts';
import { livesOf, nextEvents } from './read-log.ts';
import { RATING_WINDOW_MS, type FactSettings } from './rows-now.ts';
import { slices } from './slices.ts';

type Sources = Pick<Huiyin, 'store' | 'facts' | 'calendar'>;
type Events = readonly LedgerEvent[];

/**
 * Makes facts of the log, batch by batch. One at a time: whoever calls sees to it. The position is stored in the
 * transaction of the rows, so that a kill at any moment neither loses nor doubles any.
 */
export class FactWriter {
  readonly #sources: Sources;
  // all rows of a store are of one calendar: a later one takes effect through `reset`, for every row
  #calendar: WorkingCalendar;
  #position: number;
  readonly #heard = new Heard();

  private constructor(sources: Sources, position: number) {
    this.#sources = sources;
    this.#calendar = sources.calendar();
    this.#position = position;
  }

  /** Goes on where the store stands, or from nothing where its rows are not of this fold, calendar and log. */
  static async open(sources: Sources, end: number): Promise<FactWriter> {
    const writer = new FactWriter(sources, await sources.facts.position());
    const stored = await sources.facts.version();
    // facts that are ahead of the log are those of a database that was put back since
    if (stored !== factsVersion(writer.#calendar) || writer.#position > end) await writer.reset();
    return writer;
  }

  /** Sequence number of the last event that the store holds. */
  get position(): number {
    return this.#position;
  }

  /** Whether the calendar is still the one that the rows were folded with. */
  get current(): boolean {
    return factsVersion(this.#sources.calendar()) === factsVersion(this.#calendar);
  }

  /** Throws all rows away; the next batches make them anew, by the calendar of now. */
  async reset(): Promise<void> {
    const calendar = this.#sources.calendar();
    await this.#sources.facts.reset(factsVersion(calendar));
    this.#calendar = calendar;
    this.#position = 0;
  }

  /** Takes what the ledger has just committed, so that it need not be read again. */
  hear(committed: Events): void {
    this.#heard.add(committed);
  }

  /** After a batch that failed, nobody but the store knows whether it is in; only the log is believed then. */
  async readPosition(): Promise<void> {
    this.#heard.clear();
    this.#position = await this.#sources.facts.position();
  }

  /** Brings the next events into the store, at most `most`; resolves with how many, 0 when the log has no more. */
  async advance(upTo: number, most: number): Promise<number> {
    const after = this.#position;
    const news = await this.#news({ after, upTo, most });
    const position = news.at(-1)?.sequence;
    if (position === undefined) return 0;
    const batch = await this.#fold(news, after, position);
    await this.#sources.facts.apply(batch);
    this.#position = position;
    return news.length;
  }

  async #news(range: { after: number; upTo: number; most: number }): Promise<Events> {
    const heard = this.#heard.next(range);
    if (heard) return heard;
    const upTo = Math.min(range.upTo, this.#heard.before);
    return nextEvents(this.#sources.store.read, { ...range, upTo });
  }

  async #fold(news: Events, after: number, position: number): Promise<FactBatch> {
    const settings: FactSettings = { work: this.#calendar.work, ratingWindowMs: RATING_WINDOW_MS };
    const rows: FactRows = { ticket: [], custody: [], rating: [], rectification: [] };
    const keys: number[] = [];
    const breathe = slices();
    for (const life of await this.#lives(news, position)) {
      keys.push(...keysBefore(life, after));
      addRows(rows, factsOf(life, settings));
      await breathe();
    }
    for (const event of news)
      if (event.ticketId === null && event.kind === 'rated') addRows(rows, factsOfLoneRating(event));
    return { keys, rows, position, fresh: keys.length === 0 };
  }

  /** Whole lives of the tickets in the news; only those that began earlier are read again. */
  async #lives(news: Events, upTo: number): Promise<Events[]> {
    const inNews = new Map<string, LedgerEvent[]>();
    for (const event of news) {
      if (event.ticketId === null) continue;
      const life = inNews.get(event.ticketId);
      if (life) life.push(event);
      else inNews.set(event.ticketId, [event]);
    }
    const begunEarlier = [...inNews].filter(([, life]) => life[0]?.kind !== 'received').map(([id]) => id);
    const earlier = await livesOf(this.#sources.store.read, begunEarlier, upTo);
    return [...inNews].map(([id, life]) => earlier.get(id) ?? life);
  }
}

/** Keys under which the store may hold rows of this ticket: its own and those of its ratings. */
function keysBefore(life: Events, after: number): number[] {
  return life
    .filter(({ kind, sequence }) => sequence <= after && (kind === 'received' || kind === 'rated'))
    .map(({ sequence }) => sequence);
}

function addRows(rows: FactRows, more: FactRows): void {
  rows.ticket.push(...more.ticket);
  rows.custody.push(...more.custody);
  rows.rating.push(...more.rating);
  rows.rectification.push(...more.rectification);
}
