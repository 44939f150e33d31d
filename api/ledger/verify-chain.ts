import type { InValue, Row } from '@libsql/client';
import { GENESIS, link } from './chain.ts';
import type { Store } from './database.ts';
import { EventData, isEventKind } from './events.ts';
import type { FaultList } from './verify-report.ts';

const PAGE = 1000;

/** A stored event as bytes: what a hand has changed need be neither text nor a number any more. */
type StoredEvent = {
  sequence: number;
  ticketId: string | null;
  kind: string;
  actor: string;
  occurredAt: number;
  recordedAt: number;
  data: string;
  hash: Buffer;
};

export type ChainHead = { sequence: number; hash: string };

/**
 * Walks the chain from its first event to `end`: no number is missing, each hash follows from the one before, and the
 * data are what their kind says.
 */
export async function verifyChain(
  store: Pick<Store, 'readClient'>,
  end: number,
  faults: FaultList,
  onPage: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<ChainHead | null> {
  const walk = new ChainWalk(faults);
  for (let done = 0; done < end;) {
    signal?.throwIfAborted();
    const to = Math.min(end, done + PAGE);
    for (const event of await readPage(store, done, to)) walk.take(event);
    done = to;
    onPage(done);
    // native statements are let go only when the loop turns, and a server has other things to do
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  walk.end(end);
  return walk.head;
}

type Read = StoredEvent | { sequence: number; unreadable: string };

async function readPage(store: Pick<Store, 'readClient'>, after: number, to: number): Promise<Read[]> {
  try {
    return await select(store, after, to);
  } catch (error) {
    // a damaged page: one by one, so that the event is named
    if (to - after === 1)
      return [{ sequence: to, unreadable: error instanceof Error ? error.message : String(error) }];
    const middle = Math.floor((after + to) / 2);
    return [...(await readPage(store, after, middle)), ...(await readPage(store, middle, to))];
  }
}

async function select(store: Pick<Store, 'readClient'>, after: number, to: number): Promise<StoredEvent[]> {
  const args: InValue[] = [after, to];
  const { rows } = await store.readClient.execute({
    sql: `SELECT sequence, CAST(ticket_id AS BLOB) AS ticket_id, CAST(kind AS BLOB) AS kind,
            CAST(actor AS BLOB) AS actor, occurred_at, recorded_at, CAST(data AS BLOB) AS data, hash
          FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence`,
    args,
  });
  return rows.map(storedEvent);
}

function storedEvent(row: Row): StoredEvent {
  return {
    sequence: Number(row['sequence']),
    ticketId: row['ticket_id'] === null ? null : textOf(row['ticket_id']),
    kind: textOf(row['kind']),
    actor: textOf(row['actor']),
    occurredAt: Number(row['occurred_at']),
    recordedAt: Number(row['recorded_at']),
    data: textOf(row['data']),
    hash: bytesOf(row['hash']),
  };
}

function bytesOf(value: unknown): Buffer {
  return value instanceof ArrayBuffer ? Buffer.from(value) : Buffer.alloc(0);
}

const textOf = (value: unknown): string => bytesOf(value).toString('utf8');

class ChainWalk {
  readonly #faults: FaultList;
  /** The hash before, as stored and as it should be: a wrong one is one fault, not one at each event after. */
  #before: Buffer[] | null = [GENESIS];
  #next = 1;
  #recordedAt = 0;
  head: ChainHead | null = null;

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  take(event: Read): void {
    this.#missing(event.sequence);
    this.#next = event.sequence + 1;
    if ('unreadable' in event) {
      this.#say(event.sequence, null, null, {
        zh: `无法读取：${event.unreadable}`,
        en: `cannot be read: ${event.unreadable}`,
      });
      this.#before = null;
      return;
    }
    this.#hash(event);
    this.#content(event);
    this.head = { sequence: event.sequence, hash: event.hash.toString('hex') };
  }

  end(sequence: number): void {
    this.#missing(sequence + 1);
  }

  #missing(sequence: number): void {
    if (sequence === this.#next) return;
    const many = sequence - this.#next;
    this.#say(this.#next, null, 'sequence', {
      zh: many === 1 ? '缺失' : `至 ${sequence - 1} 共 ${many} 条缺失`,
      en: many === 1 ? 'is missing' : `to ${sequence - 1}: ${many} events are missing`,
    });
    this.#before = null;
  }

  #hash(event: StoredEvent): void {
    const before = this.#before;
    if (before === null) {
      // what stood before is not known, so nothing can be said of this one's hash
      this.#before = [event.hash];
      return;
    }
    const computed = before.map((hash) => link(hash, event));
    const fits = computed.some((hash) => hash.equals(event.hash));
    if (!fits)
      this.#say(event.sequence, event.ticketId, 'hash', {
        zh: '内容与哈希不符，已被改动',
        en: 'its content does not fit its hash: it was changed',
      });
    this.#before = fits ? [event.hash] : [event.hash, ...computed];
  }

  #content(event: StoredEvent): void {
    if (event.recordedAt < this.#recordedAt)
      this.#say(event.sequence, event.ticketId, 'recorded_at', {
        zh: '记录时间早于前一事件',
        en: 'was recorded before the event that stands before it',
      });
    this.#recordedAt = Math.max(this.#recordedAt, event.recordedAt);
    const wrong = dataFault(event);
    if (wrong !== null)
      this.#say(event.sequence, event.ticketId, wrong.column, { zh: wrong.zh, en: wrong.en });
  }

  #say(
    sequence: number,
    ticket: string | null,
    column: string | null,
    message: { zh: string; en: string },
  ): void {
    this.#faults.add({ table: 'events', sequence, ticket, column, message });
  }
}

function dataFault(event: StoredEvent): { column: string; zh: string; en: string } | null {
  if (!isEventKind(event.kind))
    return {
      column: 'kind',
      zh: `没有“${event.kind}”这种事件`,
      en: `there is no kind of event "${event.kind}"`,
    };
  let data: unknown;
  try {
    data = JSON.parse(event.data);
  } catch {
    return { column: 'data', zh: '不是有效的 JSON', en: 'is not valid JSON' };
  }
  const parsed = EventData[event.kind].safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return {
      column: 'data',
      zh: `${where} 不符合 ${event.kind} 的定义：${issue?.message ?? ''}`,
      en: `${where} is not what ${event.kind} says: ${issue?.message ?? ''}`,
    };
  }
  return null;
}
