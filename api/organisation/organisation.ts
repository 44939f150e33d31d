import { asc, desc } from 'drizzle-orm';
import { z } from 'zod';
import type { Kind, Urgency } from '../../ingest/submission.ts';
import { RoutingRule, TimeLimits } from '../contract/administration.ts';
import type { Bilingual, Named } from '../contract/common.ts';
import type { Database } from '../ledger/database.ts';
import {
  calendarDays,
  campuses,
  categories,
  departments,
  routingRules,
  services,
  sources,
  timeLimits,
  windows,
} from '../ledger/schema.ts';
import { DEFAULT_TIME_LIMITS } from './default-time-limits.ts';

export type Department = typeof departments.$inferSelect;
export type Category = typeof categories.$inferSelect;
export type ServiceWindow = typeof windows.$inferSelect;
export type SourceRow = typeof sources.$inferSelect;
export type CalendarDay = typeof calendarDays.$inferSelect;

type Snapshot = {
  departments: Map<string, Department>;
  campuses: Map<string, typeof campuses.$inferSelect>;
  categories: Map<string, Category>;
  services: Map<string, typeof services.$inferSelect>;
  windows: Map<string, ServiceWindow>;
  sources: Map<string, SourceRow>;
  rules: RoutingRule[];
  limits: TimeLimits;
  calendarDays: CalendarDay[];
  centre: Department | null;
};

const byCode = <T extends { code: string }>(rows: T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.code, row]));

/** What changes rarely and is asked for with each message, held in memory; `reload` after each change of it. */
export class Organisation {
  #snapshot: Snapshot;
  readonly #database: Database;
  readonly #listeners = new Set<() => void>();

  private constructor(database: Database, snapshot: Snapshot) {
    this.#database = database;
    this.#snapshot = snapshot;
  }

  static async open(database: Database): Promise<Organisation> {
    return new Organisation(database, await load(database));
  }

  async reload(): Promise<void> {
    this.#snapshot = await load(this.#database);
    for (const listener of this.#listeners) listener();
  }

  /** Hears of each reload, when what is new stands already. */
  onReloaded(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get now(): Readonly<Snapshot> {
    return this.#snapshot;
  }

  /** The centre: a department like others, which holds what nobody else has. */
  get centre(): Department | null {
    return this.#snapshot.centre;
  }

  department(code: string | null): Named | null {
    return code === null ? null : named(code, this.#snapshot.departments.get(code));
  }

  campus(code: string | null): Named | null {
    return code === null ? null : named(code, this.#snapshot.campuses.get(code));
  }

  category(code: string | null): Named | null {
    return code === null ? null : named(code, this.#snapshot.categories.get(code));
  }

  service(code: string | null): Named | null {
    return code === null ? null : named(code, this.#snapshot.services.get(code));
  }

  /** Working milliseconds allowed for each stage, by kind and urgency. */
  limit(kind: Kind, urgency: Urgency): { dispatch: number; sign: number; answer: number; version: number } {
    const { limits } = this.#snapshot;
    const found =
      limits.limits.find((each) => each.kind === kind && each.urgency === urgency) ??
      limits.limits.find((each) => each.kind === kind && each.urgency === 'normal');
    if (!found) throw new Error(`the time-limit policy has no line for ${kind}`);
    const minute = 60_000;
    return {
      dispatch: found.dispatchMinutes * minute,
      sign: found.signMinutes * minute,
      answer: found.answerMinutes * minute,
      version: limits.version,
    };
  }

  get rectificationLimit(): number {
    return this.#snapshot.limits.rectificationMinutes * 60_000;
  }
}

/** A code with no row is shown as itself: an import may name departments that nobody entered. */
function named(code: string, row: { nameZh: string; nameEn: string } | undefined): Named {
  const name: Bilingual = row ? { zh: row.nameZh, en: row.nameEn } : { zh: code, en: code };
  return { code, name };
}

async function load(database: Database): Promise<Snapshot> {
  const [department, campus, category, service, window, source, rule, limit, days] = await Promise.all([
    database.select().from(departments).orderBy(asc(departments.code)),
    database.select().from(campuses).orderBy(asc(campuses.code)),
    database.select().from(categories).orderBy(asc(categories.code)),
    database.select().from(services).orderBy(asc(services.code)),
    database.select().from(windows).orderBy(asc(windows.code)),
    database.select().from(sources).orderBy(asc(sources.id)),
    database.select().from(routingRules).orderBy(asc(routingRules.position)),
    database.select().from(timeLimits).orderBy(desc(timeLimits.version)).limit(1),
    database.select().from(calendarDays).orderBy(asc(calendarDays.date)),
  ]);
  const latest = limit[0];
  return {
    departments: byCode(department),
    campuses: byCode(campus),
    categories: byCode(category),
    services: byCode(service),
    windows: byCode(window),
    sources: new Map(source.map((row) => [row.id, row])),
    rules: rule.map((row) =>
      RoutingRule.parse({ ...row, when: z.unknown().parse(JSON.parse(row.conditions)) }),
    ),
    limits: latest
      ? TimeLimits.parse({ ...JSON.parse(latest.policy), version: latest.version })
      : DEFAULT_TIME_LIMITS,
    calendarDays: days,
    centre: department.find((row) => row.centre) ?? null,
  };
}
