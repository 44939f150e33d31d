import { isIP } from 'node:net';
import type { Context } from 'hono';
import type { AppEnv } from '../identity/session.ts';

/** `::ffff:192.0.2.1` is 192.0.2.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** Address of the other end of the connection; `unknown` where there is no connection, as in tests. */
export function peerAddress(c: Context<AppEnv>): string {
  return plain(c.env?.incoming?.socket.remoteAddress ?? 'unknown');
}

/**
 * Address of the client: from the one header that the trusted proxy sets, else of the connection. Of several addresses
 * the last counts, which the proxy itself added; what is no address is not believed. No other header is ever read.
 */
export function clientAddress(c: Context<AppEnv>, proxyHeader: string | null): string {
  const told = proxyHeader === null ? undefined : c.req.header(proxyHeader);
  const last = plain(told?.split(',').at(-1)?.trim() ?? '');
  return isIP(last) === 0 ? peerAddress(c) : last;
}

/**
 * What a limit counts by: an IPv4 address, or the /64 of an IPv6 address, for whoever has one has all of it.
 */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
