import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../api/contract/common.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';

/**
 * B1: who may call what. Generated from the routes that are registered: a new route without a row here fails, and so
 * does a row without a route. Bodies are valid, so that nothing but the role decides.
 */
type Row = {
  /** `open` asks for no session, `device` for a device's token, `signed-in` for any role. */
  for: 'open' | 'device' | 'signed-in' | readonly Role[];
  body?: unknown;
  query?: string;
};

const CENTRE: readonly Role[] = ['operator'];
const READS: readonly Role[] = ['operator', 'handler', 'department-head', 'supervisor'];
const BOARD: readonly Role[] = ['operator', 'department-head', 'supervisor', 'leader'];
const ADMIN: readonly Role[] = ['administrator'];
const AUDIT: readonly Role[] = ['supervisor', 'administrator'];
const name = { zh: '名', en: 'Name' };
const rule = { name: 'r', active: true, when: {}, department: 'it' };
const follow = { number: 'HY20261123000001X', code: 'ABCDEFGH' };

const MATRIX: Record<string, Row> = {
  'GET /api/v1/session': { for: 'signed-in' },
  'POST /api/auth/sign-in/email': { for: 'open', body: { email: 'a@b.cn', password: 'x' } },
  'POST /api/auth/sign-out': { for: 'open', body: {} },
  'POST /api/auth/change-password': {
    for: 'signed-in',
    body: { currentPassword: 'x', newPassword: 'x' },
  },
  'GET /api/v1/demonstration': { for: 'open' },
  'POST /api/v1/demonstration/sign-in': { for: 'open', body: { email: 'a@b.cn' } },
  'POST /api/v1/invitations/look': { for: 'open', body: { token: 'x'.repeat(43) } },
  'POST /api/v1/invitations/accept': {
    for: 'open',
    body: { token: 'x'.repeat(43), password: 'long enough it is' },
  },
  'GET /api/v1/public/options': { for: 'open' },
  'POST /api/v1/submissions': { for: 'open', body: { kind: 'praise', text: '谢谢' } },
  'POST /api/v1/public/follow': { for: 'open', body: follow },
  'POST /api/v1/public/rate': { for: 'open', body: { ...follow, level: 5 } },
  'POST /api/v1/public/reopen': { for: 'open', body: { ...follow, reason: '没有解决' } },
  'POST /api/v1/public/supplement': { for: 'open', body: { ...follow, text: '补充' } },
  'GET /api/v1/channels/:source': { for: 'open' },
  'POST /api/v1/channels/:source': { for: 'open', body: {} },
  'GET /api/v1/kiosk/session': { for: 'device' },
  'POST /api/v1/kiosk/ratings': {
    for: 'device',
    body: { level: 5, reasons: [], occurredAt: 1, sentAt: 1 },
  },
  'GET /api/v1/tickets': { for: READS },
  'GET /api/v1/tickets/counts': { for: READS },
  'GET /api/v1/tickets/:id': { for: READS },
  'POST /api/v1/tickets/:id/actions/:action': { for: READS, body: { version: 1, input: {} } },
  'POST /api/v1/tickets/:id/reveal': { for: READS, body: { field: 'phone', reason: '回访核实' } },
  'POST /api/v1/intake': {
    for: CENTRE,
    body: { channel: 'hotline', kind: 'praise', text: '谢谢' },
  },
  'GET /api/v1/callers': { for: CENTRE, query: '?phone=13800001111' },
  'GET /api/v1/suggestion': { for: CENTRE, query: '?text=x' },
  'GET /api/v1/metrics': { for: BOARD },
  'GET /api/v1/metrics/:id': { for: BOARD },
  'GET /api/v1/metrics/:id/curve': { for: BOARD },
  'GET /api/v1/metrics/:id/rows': { for: BOARD, query: '?part=missed' },
  'GET /api/v1/board/overview': { for: BOARD, query: '?by=nothing' },
  'GET /api/v1/live': { for: 'signed-in' },
  'GET /api/v1/organisation': { for: 'signed-in' },
  'PUT /api/v1/departments/:code': { for: ADMIN, body: { name } },
  'PUT /api/v1/campuses/:code': { for: ADMIN, body: { name } },
  'PUT /api/v1/categories/:code': { for: ADMIN, body: { name } },
  'PUT /api/v1/services/:code': { for: ADMIN, body: { name } },
  'GET /api/v1/routing-rules': { for: ADMIN },
  'POST /api/v1/routing-rules': { for: ADMIN, body: rule },
  'PUT /api/v1/routing-rules/order': { for: ADMIN, body: { ids: [] } },
  'PUT /api/v1/routing-rules/:id': { for: ADMIN, body: rule },
  'DELETE /api/v1/routing-rules/:id': { for: ADMIN },
  'POST /api/v1/routing-rules/dry-run': { for: ADMIN, body: { days: 1 } },
  'GET /api/v1/time-limits': { for: 'signed-in' },
  'PUT /api/v1/time-limits': {
    for: ADMIN,
    body: { version: 1, rectificationMinutes: 60, limits: [] },
  },
  'GET /api/v1/calendar': { for: 'signed-in' },
  'PUT /api/v1/calendar': { for: ADMIN, body: { overrides: [] } },
  'GET /api/v1/windows': { for: ADMIN },
  'POST /api/v1/windows': { for: ADMIN, body: { code: 'w1', name, department: 'it' } },
  'PUT /api/v1/windows/:code': { for: ADMIN, body: { name, department: 'it' } },
  'POST /api/v1/windows/:code/token': { for: ADMIN },
  'GET /api/v1/channel-adapters': { for: ADMIN },
  'GET /api/v1/sources': { for: ADMIN },
  'POST /api/v1/sources': {
    for: ADMIN,
    body: { id: 'hook', adapter: 'webhook', name: 'Hook', settings: {} },
  },
  'PUT /api/v1/sources/:id': { for: ADMIN, body: { name: 'Hook', settings: {} } },
  'POST /api/v1/sources/:id/secrets': { for: ADMIN },
  'GET /api/v1/quarantine': { for: AUDIT },
  'POST /api/v1/quarantine/:id/replay': { for: AUDIT },
  'DELETE /api/v1/quarantine/:id': { for: AUDIT, body: { reason: '重复推送' } },
  'GET /api/v1/users': { for: ADMIN },
  'POST /api/v1/users': {
    for: ADMIN,
    body: { name: 'N', email: 'new@example.edu', role: 'leader', department: null },
  },
  'PATCH /api/v1/users/:id': { for: ADMIN, body: { name: 'N' } },
  'POST /api/v1/users/:id/link': { for: ADMIN },
  'GET /api/v1/access-log': { for: AUDIT },
};

let installation: TestInstallation;
let app: ReturnType<typeof createTestApp>;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  installation = await openTestInstallation({ rateLimits: false }, { facts: 'duckdb' });
  app = createTestApp(installation.huiyin);
  for (const role of ROLES) cookies.set(role, await signedIn(installation.huiyin, role, 'it'));
});
afterAll(() => installation.close());

const registered = (): string[] => [
  ...new Set(
    app.routes.filter((route) => route.method !== 'ALL').map((route) => `${route.method} ${route.path}`),
  ),
];

async function codeOf(route: string, cookie: string | undefined): Promise<{ status: number; code: string }> {
  const [method = '', pattern = ''] = route.split(' ');
  const { body, query = '' } = MATRIX[route]!;
  const response = await client(app).ask(`${pattern.replaceAll(/:\w+/g, 'nothing')}${query}`, {
    method,
    cookie,
    ...(body === undefined ? {} : { body }),
  });
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    await response.body?.cancel();
    return { status: response.status, code: '' };
  }
  return (await response.json()) as { status: number; code: string };
}

test('each registered route has its row, and each row its route', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(registered().sort());
});

describe.each(Object.entries(MATRIX))('%s', (route, row) => {
  test('asked for by nobody', async () => {
    const { status, code } = await codeOf(route, undefined);
    if (row.for === 'open') expect(['signed-out', 'not-allowed', 'device-unknown']).not.toContain(code);
    else if (row.for === 'device') expect({ status, code }).toEqual({ status: 401, code: 'device-unknown' });
    else expect({ status, code }).toEqual({ status: 401, code: 'signed-out' });
    // every refusal is a rule that was thought of: nothing fails
    expect(status).toBeLessThan(500);
  });

  if (row.for === 'open' || row.for === 'device') return;
  test.each(ROLES)('asked for by a %s', async (role) => {
    const { status, code } = await codeOf(route, cookies.get(role));
    if (row.for === 'signed-in' || (row.for !== 'open' && row.for !== 'device' && row.for.includes(role)))
      expect(['signed-out', 'not-allowed']).not.toContain(code);
    else expect({ status, code }).toEqual({ status: 403, code: 'not-allowed' });
    expect(status).toBeLessThan(500);
  });
});
