import type { Huiyin } from '../huiyin.ts';
import { FactWriter } from './fact-writer.ts';
import type { Projector } from './projector.ts';

/** A burst is one batch, since its commit costs the store more than its rows; where much arrives, more of it waits. */
const LINGER_MS = { calm: 50, busy: 100 };
const BUSY_EVENTS = 50;
/** Events of one batch: few while people wait for an answer, many where a long way is to go. */
const MOST = { near: 2_000, far: 10_000 };
const BACK_OFF_MS = { least: 100, most: 30_000 };
const ANNOUNCE_MS = 200;

type Base = Omit<Huiyin, 'projector'>;
type Waiter = { until: number; resolve: () => void; reject: (error: Error) => void };

/** Opens the projector: it begins at once to bring the facts up to the log, and follows each commit. */
export async function openProjector(base: Base): Promise<Projector> {
  return new Tail(base, await FactWriter.open(base, base.ledger.position));
}

class Tail implements Projector {
  readonly #base: Base;
  readonly #writer: FactWriter;
  readonly #quiet: (() => void)[];
  readonly #running: Promise<void>;
  readonly #waiters = new Set<Waiter>();
  readonly #stopping = new AbortController();
  #committed: number;
  #lane: Promise<unknown> = Promise.resolve();
  #woken = true;
  #wake: () => void = () => {};
  #announced: NodeJS.Timeout | null = null;
  #unannounced = false;

  constructor(base: Base, writer: FactWriter) {
    this.#base = base;
    this.#writer = writer;
    this.#committed = base.ledger.position;
    this.#quiet = [
      base.ledger.onCommitted((events) => {
        this.#writer.hear(events);
        this.#committed = Math.max(this.#committed, events.at(-1)?.sequence ?? 0);
        this.#signal();
      }),
      // another calendar means other working times in every row
      base.organisation.onReloaded(() => this.#signal()),
    ];
    this.#running = this.#run();
  }

  get position(): number {
    return this.#writer.position;
  }

  behind(): number {
    return Math.max(0, this.#committed - this.#writer.position);
  }

  caughtUp(): Promise<void> {
    if (this.#stopped) return Promise.reject(new Error('the projector has stopped'));
    if (this.#upToDate) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.add({ until: this.#committed, resolve, reject });
      this.#signal();
    });
  }

  alone<T>(work: (writer: FactWriter, signal: AbortSignal) => Promise<T>): Promise<T> {
    const done = this.#lane.then(() => work(this.#writer, this.#stopping.signal));
    this.#lane = done.catch(() => {});
    return done;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const quiet of this.#quiet) quiet();
    this.#signal();
    await this.#running;
    await this.#lane;
    if (this.#announced) clearTimeout(this.#announced);
    for (const waiter of this.#waiters) waiter.reject(new Error('the projector has stopped'));
    this.#waiters.clear();
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  get #upToDate(): boolean {
    return this.#writer.position >= this.#committed && this.#writer.current;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      if (this.#upToDate) {
        this.#settle();
        await this.#news();
        await this.#linger(LINGER_MS.calm);
        continue;
      }
      try {
        const made = await this.alone(() => this.#step());
        failures = 0;
        if (made === 0) await this.#pause(LINGER_MS.calm);
        else this.#announce();
        if (this.behind() < MOST.near)
          await this.#linger(made > BUSY_EVENTS ? LINGER_MS.busy : LINGER_MS.calm);
      } catch (error) {
        const wait = Math.min(BACK_OFF_MS.least * 2 ** failures, BACK_OFF_MS.most);
        failures += 1;
        this.#base.log.error({ error, position: this.#writer.position, wait }, 'facts could not be written');
        await this.#pause(wait);
        await this.alone((writer) => writer.readPosition()).catch(() => {});
      }
    }
  }

  async #step(): Promise<number> {
    if (!this.#writer.current) {
      this.#base.log.info('the calendar has changed: all facts are made anew');
      await this.#writer.reset();
    }
    const far = this.behind() > MOST.far;
    const made = await this.#writer.advance(this.#committed, far ? MOST.far : MOST.near);
    // the log does not show yet what was counted, or the ledger has taken it back since
    if (made === 0) this.#committed = Math.min(this.#committed, this.#base.ledger.position);
    this.#settle();
    return made;
  }

  #settle(): void {
    const { position } = this.#writer;
    for (const waiter of this.#waiters)
      if (position >= Math.min(waiter.until, this.#committed)) {
        this.#waiters.delete(waiter);
        waiter.resolve();
      }
  }

  #signal(): void {
    this.#woken = true;
    this.#wake();
  }

  async #news(): Promise<void> {
    if (!this.#woken)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#woken = false;
  }

  /** Waits for company, unless somebody waits for the facts. */
  async #linger(ms: number): Promise<void> {
    if (this.#waiters.size === 0) await this.#pause(ms, () => this.#waiters.size > 0);
  }

  #pause(ms: number, over: () => boolean = () => false): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        if (!this.#stopped && !over()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Tells the boards, at most five times a second. */
  #announce(): void {
    if (this.#announced) {
      this.#unannounced = true;
      return;
    }
    this.#base.live.publish({ type: 'facts', position: this.position, behind: this.behind() });
    this.#announced = setTimeout(() => {
      this.#announced = null;
      if (!this.#unannounced) return;
      this.#unannounced = false;
      this.#announce();
    }, ANNOUNCE_MS);
    this.#announced.unref();
  }
}
