import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppEnv } from '../../../api/identity/session.ts';
import { addressGroup, clientAddress } from '../../../api/security/client-address.ts';

async function seen(proxyHeader: string | null, headers: Record<string, string>): Promise<string> {
  const app = new Hono<AppEnv>().get('/', (c) => c.text(clientAddress(c, proxyHeader)));
  const env = { incoming: { socket: { remoteAddress: '::ffff:192.0.2.9' } } };
  return (await app.request('/', { headers }, env)).text();
}

test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'x-client-ip', 'cf-connecting-ip'])(
  'A2: %s says nothing when no proxy is configured',
  async (header) => {
    expect(await seen(null, { [header]: '203.0.113.7' })).toBe('192.0.2.9');
  },
);

test('A2: only the configured header counts, and of a chain only what our proxy added', async () => {
  expect(await seen('x-real-ip', { 'x-real-ip': '203.0.113.7', 'x-forwarded-for': '198.51.100.1' })).toBe(
    '203.0.113.7',
  );
  expect(await seen('x-forwarded-for', { 'x-forwarded-for': '10.0.0.1, 203.0.113.7' })).toBe('203.0.113.7');
});

test('A2: a header that holds no address is not believed', async () => {
  expect(await seen('x-real-ip', { 'x-real-ip': 'localhost' })).toBe('192.0.2.9');
  expect(await seen('x-real-ip', {})).toBe('192.0.2.9');
});

test.each([
  ['192.0.2.9', '192.0.2.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::ff', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('A1: %s is counted as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});
