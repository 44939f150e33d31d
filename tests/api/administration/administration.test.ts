import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findWindowByToken } from '../../../api/administration/windows.ts';
import { audit, windows } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';

let installation: TestInstallation;
let cookie: string;
let door: ReturnType<typeof client>['ask'];

beforeEach(async () => {
  installation = await openTestInstallation();
  door = client(createTestApp(installation.huiyin)).ask;
  cookie = await signedIn(installation.huiyin, 'administrator');
});
afterEach(() => installation.close());

/** What JSON holds: a test says what it expects of it. */
type Loose = ReturnType<typeof JSON.parse>;
const ask = (method: string, path: string, body?: unknown) => door(path, { method, cookie, body });
async function answer(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Loose }> {
  const response = await ask(method, path, body);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
const actions = async () =>
  (await installation.huiyin.store.read.select().from(audit)).map((row) => row.action).slice(1);
const name = { zh: '新', en: 'New' };

describe('departments', () => {
  test('are made and changed, and the change is seen at once', async () => {
    const made = await answer('PUT', '/api/v1/departments/library', { name, campus: 'east' });
    expect(made.status).toBe(200);
    expect(made.body.departments).toContainEqual({
      code: 'library',
      name,
      parent: null,
      campus: 'east',
      centre: false,
      active: true,
    });
    expect(installation.huiyin.organisation.department('library')?.name).toEqual(name);
    expect(await actions()).toEqual(['department.put']);
  });

  test.each([
    [{ name, parent: 'nowhere' }, 'parent'],
    [{ name, campus: 'nowhere' }, 'campus'],
    [{ name, parent: 'canteen' }, 'parent'],
    [{ name: { zh: '', en: 'x' } }, 'name.zh'],
    [{}, 'name'],
  ])('B2: %j is refused by its field and leaves nothing', async (body, field) => {
    const refused = await answer('PUT', '/api/v1/departments/logistics', body);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await actions()).toEqual([]);
  });

  test('exactly one is the centre: another takes the mark, nobody just drops it', async () => {
    const dropped = await answer('PUT', '/api/v1/departments/centre', { name, centre: false });
    expect(dropped).toMatchObject({ status: 422, body: { errors: [{ field: 'centre' }] } });
    const moved = await answer('PUT', '/api/v1/departments/it', { name, centre: true });
    expect(moved.body.departments.filter((each: { centre: boolean }) => each.centre)).toMatchObject([
      { code: 'it' },
    ]);
    expect(installation.huiyin.organisation.centre?.code).toBe('it');
  });

  test('a code is plain: no path, no markup', async () => {
    for (const code of ['%2Fetc', '%3Cb%3E', 'a%20b', '-x'])
      expect((await ask('PUT', `/api/v1/departments/${code}`, { name })).status).toBe(422);
  });
});

describe('routing rules', () => {
  const rule = (department: string) => ({ name: `to ${department}`, active: true, when: {}, department });

  test('are added last, sorted, changed and removed', async () => {
    const ids: string[] = [];
    for (const department of ['it', 'canteen', 'logistics'])
      ids.push((await answer('POST', '/api/v1/routing-rules', rule(department))).body.id);
    const sorted = await answer('PUT', '/api/v1/routing-rules/order', { ids: [...ids].reverse() });
    expect(sorted.body.rules.map((each: { department: string }) => each.department)).toEqual([
      'logistics',
      'canteen',
      'it',
    ]);
    await answer('PUT', `/api/v1/routing-rules/${ids[0]}`, { ...rule('it'), active: false });
    expect((await ask('DELETE', `/api/v1/routing-rules/${ids[1]}`)).status).toBe(204);
    const { rules } = (await answer('GET', '/api/v1/routing-rules')).body;
    expect(rules).toMatchObject([
      { department: 'logistics', position: 1 },
      { department: 'it', position: 3, active: false },
    ]);
  });

  test('an order that forgets a rule, names one twice or one that is gone is refused', async () => {
    const { id } = (await answer('POST', '/api/v1/routing-rules', rule('it'))).body;
    for (const ids of [[], [id, id], ['gone']])
      expect((await ask('PUT', '/api/v1/routing-rules/order', { ids })).status).toBe(409);
  });

  test('B2: every code that a rule names must exist', async () => {
    const wrong = await answer('POST', '/api/v1/routing-rules', {
      ...rule('nowhere'),
      when: { categories: ['food', 'x'], campuses: ['y'], services: ['z'] },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((each: { field: string }) => each.field)).toEqual([
      'department',
      'when.categories',
      'when.campuses',
      'when.services',
    ]);
  });

  test('a dry run over no tickets tells so', async () => {
    expect((await answer('POST', '/api/v1/routing-rules/dry-run', { days: 7 })).body).toMatchObject({
      tried: 0,
      none: 0,
    });
  });
});

describe('time limits and calendar', () => {
  test('a change is a new version, and who read an old one is told', async () => {
    const { body: limits } = await answer('GET', '/api/v1/time-limits');
    const changed = await answer('PUT', '/api/v1/time-limits', { ...limits, rectificationMinutes: 600 });
    expect(changed).toMatchObject({ status: 200, body: { version: limits.version + 1 } });
    expect(installation.huiyin.organisation.rectificationLimit).toBe(600 * 60_000);
    const late = await answer('PUT', '/api/v1/time-limits', { ...limits, rectificationMinutes: 60 });
    expect(late).toMatchObject({ status: 409, body: { currentVersion: limits.version + 1 } });
  });

  test('two at the same moment make one new version', async () => {
    const { body: limits } = await answer('GET', '/api/v1/time-limits');
    const answers = await Promise.all([1, 2].map(() => answer('PUT', '/api/v1/time-limits', limits)));
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
  });

  test('a policy without a line for each kind is refused, and so is a line twice', async () => {
    const { body: limits } = await answer('GET', '/api/v1/time-limits');
    const missing = { ...limits, limits: limits.limits.slice(1) };
    expect((await answer('PUT', '/api/v1/time-limits', missing)).body.errors[0].field).toBe('limits');
    const twice = { ...limits, limits: [...limits.limits, limits.limits[0]] };
    expect((await answer('PUT', '/api/v1/time-limits', twice)).body.errors[0].field).toBe(
      `limits[${limits.limits.length}]`,
    );
  });

  test('a day is a date, once; days that are put take the place of those before', async () => {
    const day = (date: string) => ({ date, working: false, note: '校庆' });
    for (const overrides of [[day('2026-02-30')], [day('tomorrow')], [day('2026-12-01'), day('2026-12-01')]])
      expect(await answer('PUT', '/api/v1/calendar', { overrides })).toMatchObject({
        status: 422,
        body: { errors: [{ field: `overrides[${overrides.length - 1}].date` }] },
      });
    await answer('PUT', '/api/v1/calendar', { overrides: [day('2026-12-01'), day('2026-12-02')] });
    const put = await answer('PUT', '/api/v1/calendar', { overrides: [day('2026-12-03')] });
    expect(put.body.overrides).toEqual([day('2026-12-03')]);
  });

  test('warns four months before the official calendar ends', async () => {
    expect((await answer('GET', '/api/v1/calendar')).body).toMatchObject({
      coveredUntil: '2026-12-31',
      warning: { zh: expect.stringContaining('2026-12-31') },
    });
    installation.clock.advance(-180 * 86_400_000);
    expect((await answer('GET', '/api/v1/calendar')).body.warning).toBeNull();
  });
});

describe('windows', () => {
  const window = { code: 'w1', name, department: 'logistics', campus: 'east', service: 'cards' };

  test('a device token is shown once, opens its window, and stops with the next one', async () => {
    await answer('POST', '/api/v1/windows', window);
    const first = (await answer('POST', '/api/v1/windows/w1/token')).body;
    expect(first.url).toBe(`http://127.0.0.1:8311/kiosk#token=${first.token}`);
    expect(findWindowByToken(installation.huiyin, first.token)?.code).toBe('w1');
    const second = (await answer('POST', '/api/v1/windows/w1/token')).body;
    expect(findWindowByToken(installation.huiyin, first.token)).toBeNull();
    expect(findWindowByToken(installation.huiyin, second.token)?.code).toBe('w1');
    const listed = await answer('GET', '/api/v1/windows');
    expect(listed.body).toEqual({ windows: [{ ...window, hasToken: true }] });
    const stored = JSON.stringify([
      await installation.huiyin.store.read.select().from(windows),
      await installation.huiyin.store.read.select().from(audit),
    ]);
    expect(stored).not.toContain(second.token);
  });

  test('a code is used once; departments must exist', async () => {
    await answer('POST', '/api/v1/windows', window);
    expect((await answer('POST', '/api/v1/windows', window)).status).toBe(409);
    expect(
      await answer('PUT', '/api/v1/windows/w1', { name, department: 'nowhere', service: 'none' }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: 'department' }, { field: 'service' }] } });
    expect((await answer('PUT', '/api/v1/windows/w9', { name, department: 'it' })).status).toBe(404);
  });
});
