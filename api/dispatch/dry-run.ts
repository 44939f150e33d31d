import { and, desc, gte, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { RoutingDryRun } from '../contract/administration.ts';
import { Channel, Kind } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import { texts, tickets } from '../ledger/schema.ts';
import { firstRule } from './rules.ts';

const MOST = 5000;
const EXAMPLES = 20;

/** What the rules as they stand would have done with the tickets of the last days; nothing is changed. */
export async function dryRun(huiyin: Huiyin, days: number): Promise<z.infer<typeof RoutingDryRun>> {
  const since = huiyin.clock() - days * 86_400_000;
  const rows = await huiyin.store.read
    .select({ ticket: tickets })
    .from(tickets)
    .where(gte(tickets.receivedAt, since))
    .orderBy(desc(tickets.receivedAt))
    .limit(MOST);
  const words = await wordsFor(
    huiyin,
    rows.map((row) => row.ticket.id),
  );
  const { rules } = huiyin.organisation.now;
  const taken = new Map(rules.map((rule) => [rule.id, { count: 0, differs: 0 }]));
  let none = 0;
  const examples: z.infer<typeof RoutingDryRun>['examples'] = [];
  for (const { ticket } of rows) {
    const said = words.get(ticket.id);
    const rule = firstRule(rules, {
      kind: Kind.parse(ticket.kind),
      channel: Channel.parse(ticket.channel),
      category: ticket.category,
      subcategory: ticket.subcategory,
      campus: ticket.campus,
      service: ticket.service,
      words: `${said?.title ?? ''}\n${said?.body ?? ''}`,
    });
    const tally = rule ? taken.get(rule.id) : undefined;
    const differs = rule !== null && rule.department !== ticket.department;
    if (tally) {
      tally.count += 1;
      if (differs) tally.differs += 1;
    } else none += 1;
    if ((rule === null || differs) && examples.length < EXAMPLES)
      examples.push({
        number: ticket.number,
        title: said?.title ?? ticket.number,
        ruleId: rule?.id ?? null,
        department: rule?.department ?? null,
        was: ticket.department,
      });
  }
  return {
    tried: rows.length,
    taken: rules.map((rule) => ({
      ruleId: rule.id,
      name: rule.name,
      department: rule.department,
      count: taken.get(rule.id)?.count ?? 0,
      differs: taken.get(rule.id)?.differs ?? 0,
    })),
    none,
    examples,
  };
}

async function wordsFor(
  huiyin: Huiyin,
  ids: string[],
): Promise<Map<string, { title?: string; body?: string }>> {
  const found = new Map<string, { title?: string; body?: string }>();
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await huiyin.store.read
      .select({ id: texts.ticketId, role: texts.role, body: texts.body })
      .from(texts)
      .where(
        and(inArray(texts.ticketId, ids.slice(from, from + 500)), inArray(texts.role, ['title', 'body'])),
      );
    for (const row of rows) {
      const said = found.get(row.id) ?? {};
      if (row.role === 'title') said.title = row.body ?? '';
      else said.body = row.body ?? '';
      found.set(row.id, said);
    }
  }
  return found;
}
