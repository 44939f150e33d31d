import { eq } from 'drizzle-orm';
import type { RoutingRule, RoutingRuleChange } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Viewer } from '../identity/session.ts';
import { routingRules } from '../ledger/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { AppError, notFound } from '../problem.ts';
import { change } from './change.ts';
import { refuseIfAny, unknownCodes } from './known.ts';

function checkRule(organisation: Organisation, rule: RoutingRuleChange): void {
  refuseIfAny([
    ...unknownCodes(organisation, 'departments', 'department', [rule.department]),
    ...unknownCodes(organisation, 'categories', 'when.categories', rule.when.categories),
    ...unknownCodes(organisation, 'campuses', 'when.campuses', rule.when.campuses),
    ...unknownCodes(organisation, 'services', 'when.services', rule.when.services),
  ]);
}

const columns = ({ name, active, when, department }: RoutingRuleChange) => ({
  name,
  active,
  department,
  conditions: JSON.stringify(when),
});

const unknownRule = (): AppError => notFound({ zh: '没有这条规则', en: 'There is no such rule' });

/** A new rule comes last. */
export async function addRule(
  huiyin: Huiyin,
  viewer: Viewer,
  input: RoutingRuleChange,
): Promise<RoutingRule> {
  checkRule(huiyin.organisation, input);
  const id = huiyin.newId();
  return change(huiyin, viewer, 'routing-rule.add', { id, ...input }, async ({ tx }) => {
    const rows = await tx.select({ position: routingRules.position }).from(routingRules);
    const position = rows.reduce((last, row) => Math.max(last, row.position), 0) + 1;
    await tx.insert(routingRules).values({ id, position, ...columns(input) });
    return { ...input, id, position };
  });
}

export async function putRule(
  huiyin: Huiyin,
  viewer: Viewer,
  id: string,
  input: RoutingRuleChange,
): Promise<RoutingRule> {
  checkRule(huiyin.organisation, input);
  return change(huiyin, viewer, 'routing-rule.change', { id, ...input }, async ({ tx }) => {
    const [row] = await tx
      .update(routingRules)
      .set(columns(input))
      .where(eq(routingRules.id, id))
      .returning({ position: routingRules.position });
    if (!row) throw unknownRule();
    return { ...input, id, position: row.position };
  });
}

export async function removeRule(huiyin: Huiyin, viewer: Viewer, id: string): Promise<void> {
  await change(huiyin, viewer, 'routing-rule.remove', { id }, async ({ tx }) => {
    const removed = await tx
      .delete(routingRules)
      .where(eq(routingRules.id, id))
      .returning({ id: routingRules.id });
    if (removed.length === 0) throw unknownRule();
  });
}

/**
 * Sets the order of all rules at once.
 *
 * @throws AppError 409 `rules-changed` when the list is not exactly the rules that there are
 */
export async function orderRules(huiyin: Huiyin, viewer: Viewer, ids: readonly string[]): Promise<void> {
  await change(huiyin, viewer, 'routing-rule.order', { ids }, async ({ tx }) => {
    const rows = await tx.select({ id: routingRules.id }).from(routingRules);
    const wanted = new Set(ids);
    if (wanted.size !== ids.length || rows.length !== ids.length || rows.some((row) => !wanted.has(row.id)))
      throw new AppError(409, 'rules-changed', {
        zh: '规则已被他人增减，请刷新后再排序',
        en: 'Rules were added or removed meanwhile: reload, then sort',
      });
    for (const [index, id] of ids.entries())
      await tx
        .update(routingRules)
        .set({ position: index + 1 })
        .where(eq(routingRules.id, id));
  });
}
