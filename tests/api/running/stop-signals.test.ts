import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { stopOnSignals, type Signals } from '../../../api/running/stop-signals.ts';

function wired(stop: () => Promise<void>) {
  const signals = new EventEmitter();
  const codes: number[] = [];
  stopOnSignals(
    signals as unknown as Signals,
    stop,
    () => {},
    (code) => codes.push(code),
  );
  return { signals, codes };
}

test.each(['SIGTERM', 'SIGINT'])('%s stops once and ends with 0', async (signal) => {
  const stop = vi.fn(async () => {});
  const { signals, codes } = wired(stop);
  signals.emit(signal);
  await vi.waitFor(() => expect(codes).toEqual([0]));
  expect(stop).toHaveBeenCalledOnce();
});

test('a second signal ends at once', () => {
  const { signals, codes } = wired(() => new Promise(() => {}));
  signals.emit('SIGTERM');
  expect(codes).toEqual([]);
  signals.emit('SIGINT');
  expect(codes).toEqual([130]);
});

test('a stop that fails says so in the exit code', async () => {
  const { signals, codes } = wired(() => Promise.reject(new Error('disk')));
  signals.emit('SIGTERM');
  await vi.waitFor(() => expect(codes).toEqual([1]));
});

test('a stop that hangs ends after 10 s', () => {
  vi.useFakeTimers();
  try {
    const { signals, codes } = wired(() => new Promise(() => {}));
    signals.emit('SIGTERM');
    vi.advanceTimersByTime(9_999);
    expect(codes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(codes).toEqual([1]);
  } finally {
    vi.useRealTimers();
  }
});
