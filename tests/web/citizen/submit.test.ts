import { expect, test, vi } from 'vitest';
import type { NewSubmission, SubmissionReceipt } from '../../../api/contract/public.ts';

vi.mock('../../../web/citizen/language.ts', () => ({ languageTag: { value: 'zh-CN' } }));
const { CallError } = await import('../../../web/citizen/call.ts');
const { lodge } = await import('../../../web/citizen/lodge/submit.ts');

const body = (text: string): NewSubmission => ({
  kind: 'complaint',
  text,
  disclosure: 'centre',
  language: 'zh',
});
const receipt: SubmissionReceipt = {
  number: 'HY202611240000017',
  code: 'K7M3PQ9A',
  receivedAt: 1,
  answerDueAt: 2,
  department: null,
  followUrl: '',
};

/** A server that took one body under the key and refuses any other. */
function server(taken: string) {
  const asked: string[] = [];
  const send = async ({ text }: NewSubmission): Promise<SubmissionReceipt> => {
    asked.push(text);
    if (text === taken) return receipt;
    throw new CallError(422, 'idempotency-key-reused', null);
  };
  return { asked, send };
}

test('a matter that goes through at once has nothing unsent', async () => {
  const { send, asked } = server('一');
  expect(await lodge(body('一'), [], send)).toEqual({ receipt, unsent: null });
  expect(asked).toEqual(['一']);
});

test('a changed retry of a matter that had arrived gets the first receipt and names what did not count', async () => {
  const { send, asked } = server('一');
  expect(await lodge(body('三'), [body('一'), body('二')], send)).toEqual({ receipt, unsent: '三' });
  expect(asked).toEqual(['三', '二', '一']);
});

test('a key that somebody else used is refused as it is', async () => {
  const { send } = server('别人的');
  await expect(lodge(body('一'), [body('二')], send)).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  });
});

test('a lost network is told at once, without trying older versions', async () => {
  const send = vi.fn(async () => Promise.reject(new CallError(0, 'network', null)));
  await expect(lodge(body('二'), [body('一')], send)).rejects.toMatchObject({
    code: 'network',
    passing: true,
  });
  expect(send).toHaveBeenCalledTimes(1);
});
