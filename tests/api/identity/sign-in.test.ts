import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setMembership } from '../../../api/identity/users.ts';
import { createAuth } from '../../../api/identity/auth.ts';
import { sessionCookieName, sessionSecret } from '../../../api/identity/session-cookie.ts';
import { session, user } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, cookieOf, createTestApp, PASSWORD, staff } from '../../support/test-app.ts';

let installation: TestInstallation;
let ask: ReturnType<typeof client>['ask'];
let signIn: ReturnType<typeof client>['signIn'];

beforeEach(async () => {
  installation = await openTestInstallation();
  ({ ask, signIn } = client(createTestApp(installation.huiyin)));
});
afterEach(() => installation.close());

const statusOf = async (cookie: string) => (await ask('/api/v1/session', { cookie })).status;

describe('a session', () => {
  test('says who is signed in, in what role and with what permissions', async () => {
    await staff(installation.huiyin, 'handler', 'canteen');
    const cookie = await signIn('handler@example.edu');
    const response = await ask('/api/v1/session', { cookie });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      user: { email: 'handler@example.edu' },
      role: 'handler',
      department: { code: 'canteen', name: { zh: '饮食中心', en: 'Canteens' } },
      permissions: ['ticket.read', 'ticket.act', 'reveal'],
      demonstration: false,
      expiresAt: installation.clock.now + 10 * 3_600_000,
    });
  });

  test('is needed: without one the answer is 401 in the language of the reader', async () => {
    const response = await ask('/api/v1/session', { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'signed-out', title: 'Please sign in' });
  });

  test('is in a cookie no script can read, by the name and the secret that better-auth uses', async () => {
    await staff(installation.huiyin, 'operator');
    const response = await ask('/api/auth/sign-in/email', {
      body: { email: 'operator@example.edu', password: PASSWORD },
    });
    expect(response.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
    const context = await createAuth(installation.huiyin).$context;
    expect(context.authCookies.sessionToken.name).toBe(sessionCookieName(installation.huiyin));
    expect(context.secret).toBe(sessionSecret(installation.huiyin));
  });

  test('ends after ten hours, however busy', async () => {
    await staff(installation.huiyin, 'operator');
    const cookie = await signIn('operator@example.edu');
    for (let hour = 1; hour < 10; hour++) {
      installation.clock.advance(3_600_000);
      expect(await statusOf(cookie)).toBe(200);
    }
    installation.clock.advance(3_600_000);
    expect(await statusOf(cookie)).toBe(401);
  });

  test('ends after two hours without a request', async () => {
    await staff(installation.huiyin, 'operator');
    const cookie = await signIn('operator@example.edu');
    installation.clock.advance(2 * 3_600_000 - 1);
    expect(await statusOf(cookie)).toBe(200);
    installation.clock.advance(2 * 3_600_000);
    expect(await statusOf(cookie)).toBe(401);
  });

  test('A3: signing in never keeps a session that was there before', async () => {
    await staff(installation.huiyin, 'operator');
    const first = await signIn('operator@example.edu');
    const response = await ask('/api/auth/sign-in/email', {
      body: { email: 'operator@example.edu', password: PASSWORD },
      cookie: first,
    });
    expect(cookieOf(response)).not.toBe(first);
  });

  test('A3: a cookie whose signature is not ours is no session', async () => {
    await staff(installation.huiyin, 'operator');
    const cookie = await signIn('operator@example.edu');
    const [row] = await installation.huiyin.store.read.select().from(session);
    const token = row!.token;
    const name = sessionCookieName(installation.huiyin);
    expect(await statusOf(`${name}=${token}`)).toBe(401);
    expect(await statusOf(`${name}=${token}.${'A'.repeat(43)}%3D`)).toBe(401);
    expect(await statusOf(cookie)).toBe(200);
  });

  test('A3: a change of role or department holds from the next request on', async () => {
    const { id } = await staff(installation.huiyin, 'handler', 'canteen');
    const cookie = await signIn('handler@example.edu');
    await setMembership(installation.huiyin, id, { role: 'leader', department: null }, 'system');
    const changed = await ask('/api/v1/session', { cookie });
    expect(await changed.json()).toMatchObject({ role: 'leader', department: null, permissions: ['board'] });
    expect((await ask('/api/v1/tickets', { cookie })).status).toBe(403);
  });

  test('A3: somebody who is deactivated is out at once and does not get in again', async () => {
    const { id } = await staff(installation.huiyin, 'operator');
    const cookie = await signIn('operator@example.edu');
    await setMembership(installation.huiyin, id, { active: false }, 'system');
    expect(await statusOf(cookie)).toBe(401);
    const again = await ask('/api/auth/sign-in/email', {
      body: { email: 'operator@example.edu', password: PASSWORD },
    });
    expect(again.status).toBe(403);
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  test('is over after signing out', async () => {
    await staff(installation.huiyin, 'operator');
    const cookie = await signIn('operator@example.edu');
    expect((await ask('/api/auth/sign-out', { body: {}, cookie })).status).toBe(204);
    expect(await statusOf(cookie)).toBe(401);
  });
});

describe('a password', () => {
  test('A9: a wrong one and an unknown address get the same answer', async () => {
    await staff(installation.huiyin, 'operator');
    const answers = await Promise.all(
      ['operator@example.edu', 'nobody@example.edu', 'not an address'].map(async (email) => {
        const response = await ask('/api/auth/sign-in/email', { body: { email, password: 'wrong wrong' } });
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 401 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('A1: of an account cannot be guessed, whatever addresses the guesses come from', async () => {
    await staff(installation.huiyin, 'operator');
    const statuses: number[] = [];
    for (let guess = 0; guess < 14; guess++) {
      const response = await ask('/api/auth/sign-in/email', {
        body: { email: 'Operator@example.edu ', password: `guess number ${guess}` },
        peer: `198.51.100.${guess}`,
        headers: { 'x-forwarded-for': `203.0.113.${guess}` },
      });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    // … not even by the right one now, but a minute later there is another try
    const right = { body: { email: 'operator@example.edu', password: PASSWORD } };
    expect((await ask('/api/auth/sign-in/email', right)).status).toBe(429);
    installation.clock.advance(60_000);
    expect((await ask('/api/auth/sign-in/email', right)).status).toBe(204);
  });

  test('A1: one address cannot try one password on everybody; IPv6 counts by /64', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 33; guess++) {
      const response = await ask('/api/auth/sign-in/email', {
        body: { email: `person${guess}@example.edu`, password: 'Spring2026!!' },
        peer: `2001:db8:1:2::${guess.toString(16)}`,
        headers: { 'x-forwarded-for': `203.0.113.${guess}` },
      });
      statuses.push(response.status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    const elsewhere = await ask('/api/auth/sign-in/email', {
      body: { email: 'person99@example.edu', password: 'Spring2026!!' },
      peer: '2001:db8:1:3::1',
    });
    expect(elsewhere.status).toBe(401);
  });

  test('is changed by whoever knows it, and every other session ends', async () => {
    installation.clock.now = Date.now();
    await staff(installation.huiyin, 'operator');
    const here = await signIn('operator@example.edu');
    const elsewhere = await signIn('operator@example.edu');
    const change = (currentPassword: string, newPassword: string) =>
      ask('/api/auth/change-password', { body: { currentPassword, newPassword }, cookie: here });
    const wrong = await change('not the password', 'a brand new secret');
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ errors: [{ field: 'currentPassword' }] });
    const short = await change(PASSWORD, 'short');
    expect(await short.json()).toMatchObject({ errors: [{ field: 'newPassword', code: 'password-short' }] });
    const done = await change(PASSWORD, 'a brand new secret');
    expect(done.status).toBe(204);
    expect(await statusOf(elsewhere)).toBe(401);
    expect(await statusOf(cookieOf(done))).toBe(200);
    expect(await statusOf(await signIn('operator@example.edu', 'a brand new secret'))).toBe(200);
  });

  test('40 sign-ins at once all get in through the one write gate', async () => {
    const unlimited = await openTestInstallation({ rateLimits: false });
    const door = client(createTestApp(unlimited.huiyin));
    await staff(unlimited.huiyin, 'operator');
    const cookies = await Promise.all(Array.from({ length: 40 }, () => door.signIn('operator@example.edu')));
    expect(new Set(cookies).size).toBe(40);
    await unlimited.close();
  });
});

describe('what is not there', () => {
  test.each([
    '/api/auth/sign-up/email',
    '/api/auth/get-session',
    '/api/auth/update-user',
    '/api/auth/list-sessions',
    '/api/auth/request-password-reset',
    '/api/auth/reset-password',
    '/api/auth/delete-user',
    '/api/auth/organization/create',
    '/api/auth/ok',
  ])('A6: %s of better-auth cannot be reached', async (path) => {
    const body = { email: 'evil@example.edu', password: PASSWORD, name: 'Evil', role: 'administrator' };
    expect((await ask(path, { body })).status).toBe(404);
    expect(await installation.huiyin.store.read.select().from(user)).toEqual([]);
  });
});
