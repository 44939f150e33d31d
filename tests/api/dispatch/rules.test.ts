import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RoutingRule } from '../../../api/contract/administration.ts';
import { dryRun } from '../../../api/dispatch/dry-run.ts';
import { firstRule, type Matter } from '../../../api/dispatch/rules.ts';
import { leadOf } from '../../../api/tickets/fold.ts';
import { lodge, ticketOf } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

const NOTHING = { categories: [], campuses: [], services: [], kinds: [], channels: [], keywords: [] };
const rule = (
  id: string,
  when: Partial<RoutingRule['when']>,
  more: Partial<RoutingRule> = {},
): RoutingRule => ({
  id,
  position: 1,
  name: id,
  active: true,
  when: { ...NOTHING, ...when },
  department: 'it',
  ...more,
});
const matter = (more: Partial<Matter> = {}): Matter => ({
  kind: 'help',
  channel: 'online',
  category: 'repair',
  subcategory: 'lights',
  campus: 'east',
  service: null,
  words: '三号楼WiFi断线',
  ...more,
});

describe('a rule', () => {
  test('the first that holds takes it, whatever comes after', () => {
    const rules = [rule('a', { campuses: ['west'] }), rule('b', { kinds: ['help'] }), rule('c', {})];
    expect(firstRule(rules, matter())?.id).toBe('b');
    expect(firstRule(rules.toReversed(), matter())?.id).toBe('c');
  });

  test('that is switched off takes nothing; where none holds, a person decides', () => {
    expect(firstRule([rule('a', {}, { active: false })], matter())).toBeNull();
    expect(firstRule([], matter())).toBeNull();
  });

  test('holds only when each of its conditions does', () => {
    const both = rule('a', { campuses: ['east'], keywords: ['热水'] });
    expect(firstRule([both], matter())).toBeNull();
    expect(firstRule([both], matter({ words: '没有热水' }))?.id).toBe('a');
  });

  test.each([
    [{ categories: ['repair'] }, 'a category holds for its children'],
    [{ categories: ['lights'] }, 'and for itself'],
    [{ keywords: ['wifi'] }, 'letters count alike in both cases'],
    [{ keywords: ['不存在', '断线'] }, 'one keyword is enough'],
  ] as [Partial<RoutingRule['when']>, string][])('%j: %s', (when) =>
    expect(firstRule([rule('a', when)], matter())?.id).toBe('a'),
  );

  test('on a service or a campus does not hold for a matter without one', () => {
    expect(firstRule([rule('a', { services: ['cards'] })], matter())).toBeNull();
    expect(firstRule([rule('a', { campuses: ['east'] })], matter({ campus: null }))).toBeNull();
  });
});

describe('rules at work', () => {
  let installation: TestInstallation;
  beforeEach(async () => {
    installation = await openTestInstallation();
  });
  afterEach(() => installation.close());

  test('dispatch in the instant of the receipt: the centre never held it, and the event names the rule', async () => {
    const { huiyin } = installation;
    huiyin.organisation.now.rules.push(rule('r-wifi', { keywords: ['WiFi'] }));
    const ticket = await ticketOf(huiyin, await lodge(huiyin, { text: '三号楼wifi断线' }));
    expect(ticket.state).toBe('dispatched');
    expect(ticket.custodies).toHaveLength(1);
    expect(leadOf(ticket)).toMatchObject({ department: 'it', by: 'rule', openedAt: ticket.receivedAt });
    expect((await ticketOf(huiyin, await lodge(huiyin))).state).toBe('pending');
  });

  test('a dry run tells what each would have taken and what differs, and changes nothing', async () => {
    const { huiyin } = installation;
    await lodge(huiyin, { text: '无线网络WiFi断线' }, { department: 'logistics' });
    installation.clock.advance(60_000);
    await lodge(huiyin, { text: '食堂WiFi断线' }, { department: 'it' });
    installation.clock.advance(60_000);
    await lodge(huiyin, { text: '热水停了' });
    huiyin.organisation.now.rules.push(
      rule('r-wifi', { keywords: ['WiFi'] }),
      rule('r-all', { kinds: ['praise'] }),
    );
    const before = huiyin.ledger.position;
    const run = await dryRun(huiyin, 30);
    expect(run.tried).toBe(3);
    expect(run.taken).toMatchObject([
      { ruleId: 'r-wifi', count: 2, differs: 1 },
      { ruleId: 'r-all', count: 0, differs: 0 },
    ]);
    expect(run.none).toBe(1);
    expect(run.examples.map((each) => [each.ruleId, each.was])).toEqual([
      [null, 'centre'],
      ['r-wifi', 'logistics'],
    ]);
    expect(huiyin.ledger.position).toBe(before);
  });

  test('a dry run looks no further back than asked', async () => {
    const { huiyin } = installation;
    await lodge(huiyin);
    installation.clock.advance(31 * 86_400_000);
    expect((await dryRun(huiyin, 30)).tried).toBe(0);
    expect((await dryRun(huiyin, 32)).tried).toBe(1);
  });
});
