import { describe, expect, test } from 'vitest';
import { tokenIn } from '../../../web/kiosk/device-token.ts';
import { idleStanding } from '../../../web/kiosk/idle-standing.ts';
import { qrPath } from '../../../web/kiosk/qr-path.ts';

describe('a screen that nobody touches', () => {
  const at = (seconds: number) => idleStanding(0, seconds * 1000, 60_000, 20_000);

  test('warns after its idle time, counts down, and is over', () => {
    expect(at(59)).toEqual({ phase: 'busy', secondsLeft: 21 });
    expect(at(60)).toEqual({ phase: 'warning', secondsLeft: 20 });
    expect(at(79.5)).toEqual({ phase: 'warning', secondsLeft: 1 });
    expect(at(80)).toEqual({ phase: 'over', secondsLeft: 0 });
  });

  test('whose clock jumped back is not over', () => expect(at(-5).phase).toBe('busy'));
});

test('the token is read from the hash alone', () => {
  expect(tokenIn('#token=abc-123')).toBe('abc-123');
  for (const hash of ['', '#', '#token=', '#code=x']) expect(tokenIn(hash)).toBeNull();
});

test('a QR code is drawn run by run, each row on its own', () => {
  const rows = ['##.', '.##', '...'];
  expect(qrPath(3, (row, column) => rows[row]?.[column] === '#')).toBe('M0 0h2v1h-2zM1 1h2v1h-2z');
});
