import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { categoryModel, type CategoryModel } from '../../analytics/text/category-model.ts';
import type { Database } from '../ledger/database.ts';
import { texts, tickets } from '../ledger/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { firstRule } from './rules.ts';
import type { Proposal, Suggester } from './suggester.ts';

/** What it learns from at most: the newest closed tickets. More would only make it slower to learn. */
const MOST = 2000;
/** Closed since the last learning before it learns again. */
const AGAIN_AFTER = 50;

/**
 * Learns the category from the installation's own answered and closed tickets; the department follows from the category
 * as those tickets were dispatched. Silent until it has something to go on.
 */
export class LearntSuggester implements Suggester {
  readonly #database: Database;
  readonly #organisation: Organisation;
  #model: CategoryModel | null = null;
  #departments = new Map<string, string>();
  #learntFrom = 0;

  constructor(database: Database, organisation: Organisation) {
    this.#database = database;
    this.#organisation = organisation;
  }

  propose(words: string): Proposal | null {
    const suggested = this.#model?.suggest(words) ?? null;
    if (!suggested) return null;
    const parent = this.#organisation.now.categories.get(suggested.label)?.parent ?? null;
    const rule = firstRule(this.#organisation.now.rules, {
      kind: 'help',
      channel: 'online',
      category: parent ?? suggested.label,
      subcategory: parent === null ? null : suggested.label,
      campus: null,
      service: null,
      words,
    });
    return {
      category: suggested.label,
      department: rule?.department ?? this.#departments.get(suggested.label) ?? null,
      confidence: suggested.confidence,
      because: suggested.because,
      from: rule ? 'rule' : 'learnt',
    };
  }

  async refresh(): Promise<void> {
    const rows = await this.#database
      .select({
        category: tickets.category,
        subcategory: tickets.subcategory,
        department: tickets.department,
        words: texts.body,
      })
      .from(tickets)
      .innerJoin(texts, and(eq(texts.ticketId, tickets.id), eq(texts.role, 'body')))
      .where(and(inArray(tickets.state, ['answered', 'closed']), isNotNull(tickets.category)))
      .orderBy(desc(tickets.receivedAt))
      .limit(MOST);
    if (Math.abs(rows.length - this.#learntFrom) < AGAIN_AFTER && this.#model !== null) return;
    const documents = rows.flatMap((row) => {
      const label = row.subcategory ?? row.category;
      return row.words === null || label === null ? [] : [{ text: row.words, label }];
    });
    this.#model = categoryModel(documents);
    this.#departments = commonest(rows.map((row) => [row.subcategory ?? row.category, row.department]));
    this.#learntFrom = rows.length;
  }
}

/** For each label the department that most of its tickets lay with. */
function commonest(pairs: readonly (readonly [string | null, string | null])[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [label, department] of pairs) {
    if (label === null || department === null) continue;
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
