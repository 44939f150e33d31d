import { DAY_MS } from '../../analytics/calendar/civil-date.ts';
import type { WorkingCalendar } from '../../analytics/calendar/working-calendar.ts';
import { zoneOffset } from '../../analytics/calendar/zone-offset.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Arrival, Outcome } from '../intake/arrival.ts';
import { receiveIn } from '../intake/receive.ts';
import type { Entry } from '../ledger/ledger.ts';
import { apply, leadOf } from '../tickets/fold.ts';
import type { Ticket } from '../tickets/state.ts';
import type { Actor } from '../workflow/action.ts';
import { actOn } from '../workflow/perform.ts';
import { Agenda } from './agenda.ts';
import { Beside } from './beside.ts';
import type { Chance } from './chance.ts';
import type { Happening } from './happening.ts';
import type { Plot } from './plot.ts';
import { seededIds } from './seeded-ids.ts';
import type { Staff } from './staff.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The campus while its half year is played: the clock of the story, what is to come, and the real doors' functions. */
export class World {
  readonly huiyin: Huiyin;
  readonly chance: Chance;
  readonly staff: Staff;
  readonly calendar: WorkingCalendar;
  readonly agenda = new Agenda<Happening>();
  /** Now, when the story ends: nothing is recorded later. */
  readonly end: number;
  readonly plots = new Map<string, Plot>();
  readonly #tickets = new Map<string, Ticket>();
  readonly #offsetAt: (instant: number) => number;
  readonly #beside: Beside;
  #entry: Entry | null = null;

  constructor(huiyin: Huiyin, chance: Chance, staff: Staff, end: number) {
    // ids and salts come from the seed too
    this.huiyin = {
      ...huiyin,
      random: chance.bytes,
      newId: seededIds(chance, () => this.now),
    };
    this.#beside = new Beside(huiyin.keys);
    this.chance = chance;
    this.staff = staff;
    this.calendar = huiyin.calendar();
    this.end = end;
    this.#offsetAt = zoneOffset(huiyin.settings.zone);
  }

  /** Follows one command: its clock is moved by hand, and its tickets are folded as they go. */
  enter(entry: Entry): void {
    this.#entry = entry;
    const { append } = entry;
    entry.append = (event) => {
      const stored = append(event);
      if (stored.ticketId !== null)
        this.#tickets.set(stored.ticketId, apply(this.#tickets.get(stored.ticketId) ?? null, stored));
      return stored;
    };
  }

  /** Before the command ends: what its actions left to be stored beside the chain. */
  leave(): Promise<void> {
    return this.#beside.store(this.entry.tx, (id) => this.ticket(id));
  }

  /** Before somebody looks a ticket up in its table. */
  settle(): Promise<void> {
    return this.leave();
  }

  get entry(): Entry {
    if (!this.#entry) throw new Error('no command is open');
    return this.#entry;
  }

  get now(): number {
    return this.entry.now;
  }

  ticket(id: string): Ticket {
    const found = this.#tickets.get(id);
    if (!found) throw new Error(`no ticket ${id}`);
    return found;
  }

  plot(id: string): Plot {
    const found = this.plots.get(id);
    if (!found) throw new Error(`no plot for ticket ${id}`);
    return found;
  }

  /** Department that holds a ticket. */
  holder(ticket: Ticket): string {
    return leadOf(ticket)?.department ?? 'centre';
  }

  /** Working minutes from an instant. */
  after(start: number, minutes: number): number {
    return this.calendar.addWork(start, Math.max(0, minutes) * MINUTE);
  }

  /** The same instant, or the next morning where people sleep. */
  awake(at: number): number {
    const hour = Math.floor(((((at + this.#offsetAt(at)) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR);
    return hour < 8 ? at + (8 - hour) * HOUR : at;
  }

  /** The instant from which on so many working minutes lie before another. */
  before(end: number, minutes: number): number {
    const work = this.calendar.work(end) - minutes * MINUTE;
    let early = end - 60 * 1440 * MINUTE;
    let late = end;
    while (late - early > 1000) {
      const middle = Math.floor((early + late) / 2);
      if (this.calendar.work(middle) < work) early = middle;
      else late = middle;
    }
    return late;
  }

  receive(arrival: Arrival): Promise<Outcome> {
    return receiveIn(this.huiyin, this.entry, arrival);
  }

  /** @throws Error when the action is refused: the story would tell something that the product forbids */
  act(ticketId: string, action: string, actor: Actor, input: unknown): Ticket {
    const order = { ticketId, action, actor, input, version: null };
    const done = actOn(this.huiyin, this.entry, this.ticket(ticketId), order);
    if (!done.ok) throw new Error(`${action} on ${ticketId}: ${JSON.stringify(done)}`);
    this.#beside.add(done);
    return done.ticket;
  }

  operator(): Actor {
    return this.chance.pick(this.staff.operators);
  }

  handler(department: string): Actor {
    return this.staff.handlers.get(department) ?? this.operator();
  }
}
