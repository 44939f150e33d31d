import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LiveEvent } from '../../../api/contract/tickets.ts';
import { announceTickets } from '../../../api/live/announce.ts';
import { audible } from '../../../api/live/routes.ts';
import { permissionsOf, scopeOf } from '../../../api/identity/roles.ts';
import type { Role } from '../../../api/contract/common.ts';
import type { Viewer } from '../../../api/identity/session.ts';
import { lodge, must } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';

let installation: TestInstallation;
beforeEach(async () => {
  installation = await openTestInstallation();
});
afterEach(() => installation.close());

const ticket = (department: string | null): LiveEvent => ({
  type: 'ticket',
  id: 't',
  number: 'HY202611240001237',
  version: 2,
  state: 'dispatched',
  department,
  created: false,
});

describe('B8: who hears of a ticket', () => {
  const viewer = (role: Role, department: string | null) =>
    ({
      scope: scopeOf(role, department, installation.huiyin.organisation.now.departments.values()),
      can: (permission: string) => permissionsOf(role).some((each) => each === permission),
    }) as Viewer;

  test.each([
    ['operator', 'centre', true],
    ['supervisor', null, true],
    ['handler', 'canteen', true],
    ['department-head', 'logistics', true],
    ['handler', 'it', false],
    ['leader', null, false],
    ['administrator', null, false],
  ] as const)('of the canteens: %s of %s: %s', (role, department, hears) => {
    expect(audible(ticket('canteen'), viewer(role, department))).toBe(hears);
  });

  test('one that lies with nobody is heard by the centre only; that numbers moved, by all', () => {
    expect(audible(ticket(null), viewer('handler', 'it'))).toBe(false);
    expect(audible(ticket(null), viewer('operator', 'centre'))).toBe(true);
    expect(audible({ type: 'hello', now: 1 }, viewer('leader', null))).toBe(true);
  });
});

/** Reads events of a stream until one of the type came. */
async function heard(response: Response, until: string): Promise<string> {
  const reader = response.body!.getReader();
  let text = '';
  while (!text.includes(`event: ${until}`) || !text.endsWith('\n\n')) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  await reader.cancel();
  return text;
}

describe('the stream', () => {
  test('needs a session', async () => {
    const { ask } = client(createTestApp(installation.huiyin));
    expect((await ask('/api/v1/live')).status).toBe(401);
  });

  test('tells of a ticket after it is on disk, without a word of what it says', async () => {
    const { huiyin } = installation;
    const stop = announceTickets(huiyin);
    const { ask } = client(createTestApp(huiyin));
    const cookie = await signedIn(huiyin, 'operator', 'centre');
    const stream = await ask('/api/v1/live', { cookie });
    const hearing = heard(stream, 'ticket');
    const id = await lodge(huiyin, { text: '只有诉求人知道的话' });
    const text = await hearing;
    expect(text).toContain('event: hello');
    expect(text).toContain(`"id":"${id}"`);
    expect(text).not.toMatch(/诉求人知道|王五|139/);
    stop();
  });

  test('leaves nobody listening behind when the browser goes', async () => {
    const { huiyin } = installation;
    const { ask } = client(createTestApp(huiyin));
    const cookie = await signedIn(huiyin, 'operator', 'centre');
    const stream = await ask('/api/v1/live', { cookie });
    await heard(stream, 'hello');
    expect(huiyin.live.listeners).toBe(0);
  });

  test('a command that changes a thousand tickets is not told one by one', async () => {
    const { huiyin } = installation;
    const stop = announceTickets(huiyin);
    const told: LiveEvent[] = [];
    const quiet = huiyin.live.subscribe((event) => told.push(event));
    await huiyin.ledger.write(async ({ append }) => {
      for (let turn = 0; turn < 60; turn += 1)
        append({
          ticketId: `t-${turn}`,
          actor: 'u',
          occurredAt: 1,
          kind: 'signed',
          data: { custodyId: 'c' },
        });
    });
    const id = await lodge(huiyin);
    const later = new Promise<void>((resolve) => {
      const end = huiyin.live.subscribe(() => {
        end();
        resolve();
      });
    });
    await later;
    expect(told.map((event) => (event.type === 'ticket' ? event.id : event.type))).toEqual([id]);
    await must(huiyin, id, 'dispatch');
    quiet();
    stop();
  });
});
