import { describe, expect, test, vi } from 'vitest';
import type { KioskReceipt } from '../../../api/contract/public.ts';

vi.mock('../../../web/citizen/language.ts', () => ({ languageTag: { value: 'zh-CN' } }));
const { CallError } = await import('../../../web/citizen/call.ts');
const { flush, memoryOutbox } = await import('../../../web/kiosk/outbox.ts');

const receipt: KioskReceipt = { accepted: true, number: null, code: null, followUrl: null };
const rating = (id: string) => ({ id, rating: { level: 5 as const, reasons: [], occurredAt: 1 } });

async function filled(...ids: string[]) {
  const outbox = memoryOutbox();
  for (const id of ids) await outbox.add(rating(id));
  return outbox;
}

/** Sends by a script: what each id is answered with. */
async function round(outbox: Awaited<ReturnType<typeof filled>>, answers: Record<string, Error | undefined>) {
  const sent: string[] = [];
  const arrived: string[] = [];
  await flush(
    outbox,
    async ({ id }) => {
      sent.push(id);
      const error = answers[id];
      if (error) throw error;
      return receipt;
    },
    (id) => arrived.push(id),
  );
  return { sent, arrived, left: (await outbox.waiting()).map(({ id }) => id) };
}

describe('the outbox', () => {
  test('sends what waits, in order, and keeps nothing that arrived', async () => {
    expect(await round(await filled('a', 'b'), {})).toEqual({
      sent: ['a', 'b'],
      arrived: ['a', 'b'],
      left: [],
    });
  });

  test.each([
    ['no network', new CallError(0, 'network', null)],
    ['no answer in time', new CallError(0, 'timeout', null)],
    ['a busy server', new CallError(503, 'http-503', null)],
    ['too many requests', new CallError(429, 'http-429', null)],
    ['a token that is not known', new CallError(401, 'device-unknown', null)],
    ['a fault of ours', new TypeError('oops')],
  ])('%s stops the round and loses nothing', async (_name, error) => {
    expect(await round(await filled('a', 'b', 'c'), { b: error })).toEqual({
      sent: ['a', 'b'],
      arrived: ['a'],
      left: ['b', 'c'],
    });
  });

  test('one that is refused for good does not hold up those behind it', async () => {
    const outbox = await filled('a', 'b');
    const refused = new CallError(422, 'validation', null);
    expect(await round(outbox, { a: refused })).toEqual({ sent: ['a', 'b'], arrived: ['b'], left: [] });
    expect((await round(outbox, {})).sent).toEqual([]);
  });

  test('one whose answer was lost is sent again under the same id', async () => {
    const outbox = await filled('a');
    await round(outbox, { a: new CallError(0, 'timeout', null) });
    expect(await round(outbox, {})).toEqual({ sent: ['a'], arrived: ['a'], left: [] });
  });
});
