import { expect, test } from 'vitest';
import { isLoopback } from '../../api/settings.ts';

test.each(['localhost', '127.0.0.1', '127.8.0.1', '::1', '[::1]'])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(['127.evil.example', '127.0.0.1.evil.example', '1127.0.0.1', 'localhost.evil.example', '0.0.0.0'])(
  '%s may be made to point here, and is not this machine',
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);
