import { expect, test, vi } from 'vitest';
import type { PublicStep } from '../../../api/contract/public.ts';

vi.mock('../../../web/citizen/language.ts', () => ({ inWords: (pair: { zh: string }) => pair.zh }));
const { sayStep } = await import('../../../web/citizen/follow/say-step.ts');
const { FOLLOW } = await import('../../../web/citizen/follow/texts.ts');

const step = (kind: PublicStep['kind'], rest: Partial<PublicStep> = {}): PublicStep => ({
  at: 0,
  kind,
  department: null,
  text: null,
  dueAt: null,
  level: null,
  ...rest,
});
const dining = { code: 'dining', name: { zh: '餐饮部', en: 'Catering' } };
const say = (each: PublicStep) =>
  sayStep(
    each,
    FOLLOW.zh,
    (pair) => pair.zh,
    (at) => `<${at}>`,
  );

test('says who has it now and by when they owe an answer', () => {
  expect(say(step('dispatched', { department: dining, dueAt: 7 }))).toEqual({
    what: '转交餐饮部',
    due: '应在 <7> 前答复您',
  });
});

test('a rectification is owed to nobody’s answer', () => {
  expect(say(step('rectification-opened', { department: dining, dueAt: 7 }))).toEqual({
    what: '餐饮部须整改',
    due: '应在 <7> 前完成',
  });
});

test('a department without a name is still somebody', () => {
  expect(say(step('reopened')).what).toContain('负责部门');
});

test('a rating is said by its word', () => {
  expect(say(step('rated', { level: 2 })).what).toBe('您的评价：不满意');
});
