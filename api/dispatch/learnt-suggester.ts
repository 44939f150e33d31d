import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { learning, type CategoryModel } from '../../analytics/text/category-model.ts';
import type { Database } from '../ledger/database.ts';
import { texts, tickets } from '../ledger/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { firstRule } from './rules.ts';
import type { Proposal, Suggester } from './suggester.ts';

/** What it learns from at most: the newest answered tickets. More would only make it slower to learn. */
const MOST = 2000;

/**
 * Learns the category from the installation's own answered and closed tickets; the department follows from the rules,
 * else from where those tickets were dispatched. Silent until it has something to go on.
 */
export class LearntSuggester implements Suggester {
  readonly #database: Database;
  readonly #organisation: Organisation;
  #model: CategoryModel | null = null;
  #departments = new Map<string, string>();
  #learning: Promise<void> | null = null;

  constructor(database: Database, organisation: Organisation) {
    this.#database = database;
    this.#organisation = organisation;
  }

  propose(words: string): Proposal | null {
    const suggested = this.#model?.suggest(words) ?? null;
    const category = suggested ? this.#organisation.now.categories.get(suggested.label) : undefined;
    // the category may have been taken away since it was learnt
    if (!suggested || !category) return null;
    const rule = firstRule(this.#organisation.now.rules, {
      kind: 'help',
      channel: 'online',
      category: category.parent ?? category.code,
      subcategory: category.parent === null ? null : category.code,
      campus: null,
      service: null,
      words,
    });
    return {
      category: category.code,
      department: rule?.department ?? this.#departments.get(category.code) ?? null,
      confidence: suggested.confidence,
      because: suggested.because,
      from: rule ? 'rule' : 'learnt',
    };
  }

  /** Learns afresh; a second call while one is at it waits for the same lesson. */
  refresh(): Promise<void> {
    this.#learning ??= this.#learn().finally(() => {
      this.#learning = null;
    });
    return this.#learning;
  }

  async #learn(): Promise<void> {
    const rows = await this.#answered();
    const steps = learning(rows.map(({ words, label }) => ({ text: words, label })));
    for (;;) {
      const step = steps.next();
      if (step.done) {
        this.#model = step.value;
        break;
      }
      // requests are answered between two steps
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    this.#departments = commonest(rows);
  }

  async #answered(): Promise<{ label: string; department: string | null; words: string }[]> {
    const titles = alias(texts, 'titles');
    const rows = await this.#database
      .select({
        category: tickets.category,
        subcategory: tickets.subcategory,
        department: tickets.department,
        title: titles.body,
        body: texts.body,
      })
      .from(tickets)
      .innerJoin(texts, and(eq(texts.ticketId, tickets.id), eq(texts.role, 'body')))
      .leftJoin(titles, and(eq(titles.ticketId, tickets.id), eq(titles.role, 'title')))
      .where(and(inArray(tickets.state, ['answered', 'closed']), isNotNull(tickets.category)))
      .orderBy(desc(tickets.receivedAt))
      .limit(MOST);
    return rows.flatMap(({ category, subcategory, department, title, body }) => {
      const label = subcategory ?? category;
      return body === null || label === null ? [] : [{ label, department, words: `${title ?? ''}\n${body}` }];
    });
  }
}

/** For each label the department that most of its tickets lay with. */
function commonest(rows: readonly { label: string; department: string | null }[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { label, department } of rows) {
    if (department === null) continue;
    const of = counts.get(label) ?? new Map<string, number>();
    of.set(department, (of.get(department) ?? 0) + 1);
    counts.set(label, of);
  }
  const best = new Map<string, string>();
  for (const [label, of] of counts) {
    const top = [...of].sort((a, b) => b[1] - a[1])[0];
    if (top) best.set(label, top[0]);
  }
  return best;
}
