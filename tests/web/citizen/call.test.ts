import { afterEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../web/citizen/language.ts', () => ({ languageTag: { value: 'en' } }));
const { call, CallError } = await import('../../../web/citizen/call.ts');

const answers = (respond: (path: string, init: RequestInit) => Promise<Response>) => {
  const fetched = vi.fn(respond);
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a call', () => {
  test('speaks the reader’s language, and posts JSON under its key', async () => {
    const fetched = answers(async () => Response.json({ ok: 1 }));
    expect(await call('/x', { body: { a: 1 }, idempotencyKey: 'k', authorization: 'Device t' })).toEqual({
      ok: 1,
    });
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: {
        'accept-language': 'en',
        'idempotency-key': 'k',
        authorization: 'Device t',
        'content-type': 'application/json',
      },
    });
  });

  test('tells a refusal by its code and its words', async () => {
    const problem = {
      type: 't',
      title: 'Not allowed',
      status: 403,
      code: 'wrong-code',
      detail: '4 tries left',
    };
    answers(async () => Response.json(problem, { status: 403 }));
    const error = await call('/x').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 403, code: 'wrong-code', message: '4 tries left', passing: false });
  });

  test('takes a page from a proxy for a failure that may pass', async () => {
    answers(async () => new Response('<html>502</html>', { status: 502 }));
    await expect(call('/x')).rejects.toMatchObject({ code: 'http-502', problem: null, passing: true });
  });

  test('takes an answer that is no JSON for a lost network', async () => {
    answers(async () => new Response('<html>login of the hotel</html>'));
    await expect(call('/x')).rejects.toMatchObject({ code: 'network', passing: true });
  });

  const untilAborted = (_path: string, init: RequestInit): Promise<Response> =>
    new Promise((_resolve, reject) =>
      init.signal?.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError'))),
    );

  test('ends by itself when the server does not answer in time', async () => {
    vi.useFakeTimers();
    answers(untilAborted);
    const caught = call('/x', { timeoutMs: 1000 }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1001);
    expect(await caught).toMatchObject({ code: 'timeout', status: 0 });
  });

  test('that its page ended is an abort, not a failure to tell', async () => {
    answers(untilAborted);
    const page = new AbortController();
    const caught = call('/x', { signal: page.signal }).catch((error: unknown) => error);
    page.abort();
    const error = await caught;
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(error).not.toBeInstanceOf(CallError);
  });
});
