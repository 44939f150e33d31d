import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LearntSuggester } from '../../../api/dispatch/learnt-suggester.ts';
import { keepLearning } from '../../../api/dispatch/keep-learning.ts';
import type { Huiyin } from '../../../api/huiyin.ts';
import { categories } from '../../../api/ledger/schema.ts';
import { lodge, must } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

const PLACES = ['东校区', '西校区', '三号楼', '图书馆旁', '第二教学楼', '体育场北'];
const THINGS: Record<string, { department: string; texts: string[] }> = {
  food: { department: 'canteen', texts: ['食堂饭菜太咸', '食堂窗口排队很久', '饭菜价格又涨了'] },
  network: { department: 'it', texts: ['无线网络登录不上', '校园网账号被锁', '宿舍网络断线'] },
};
let installation: TestInstallation;
let huiyin: Huiyin;
let suggester: LearntSuggester;

beforeEach(async () => {
  installation = await openTestInstallation();
  huiyin = installation.huiyin;
  await huiyin.ledger.write(({ tx }) =>
    tx.insert(categories).values([{ code: 'network', nameZh: '网络', nameEn: 'Network' }]),
  );
  await huiyin.organisation.reload();
  suggester = new LearntSuggester(huiyin.store.read, huiyin.organisation);
});
afterEach(() => installation.close());

/** Thirty-six tickets of two categories, each dispatched to its department. */
async function tickets(): Promise<string[]> {
  const ids: string[] = [];
  for (const [category, { department, texts }] of Object.entries(THINGS))
    for (const text of texts)
      for (const place of PLACES)
        ids.push(await lodge(huiyin, { category, text: `${place}${text}` }, { department }));
  return ids;
}
async function answer(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await must(huiyin, id, 'sign');
    await must(huiyin, id, 'reply');
  }
}

describe('the suggester', () => {
  test('is silent in an empty installation', async () => {
    await suggester.refresh();
    expect(suggester.propose('食堂饭菜太咸')).toBeNull();
  });

  test('learns nothing from what is still open', async () => {
    await tickets();
    await suggester.refresh();
    expect(suggester.propose('食堂饭菜太咸')).toBeNull();
  });

  test('learns category and department from what was answered, and says which words spoke for it', async () => {
    await answer(await tickets());
    await suggester.refresh();
    expect(suggester.propose('南苑食堂的饭菜价格')).toMatchObject({
      category: 'food',
      department: 'canteen',
      from: 'learnt',
      because: expect.arrayContaining(['饭菜']),
    });
    expect(suggester.propose('校园网登录不上')).toMatchObject({ category: 'network', department: 'it' });
    expect(suggester.propose('量子力学复习资料')).toBeNull();
  });

  test('lets a rule say the department where there is one', async () => {
    await answer(await tickets());
    await suggester.refresh();
    const { rules } = huiyin.organisation.now;
    rules.push({
      id: 'r-1',
      position: 1,
      name: '饮食归后勤',
      active: true,
      when: { categories: ['food'], campuses: [], services: [], kinds: [], channels: [], keywords: [] },
      department: 'logistics',
    });
    expect(suggester.propose('食堂饭菜太咸')).toMatchObject({ department: 'logistics', from: 'rule' });
  });

  test('never suggests a category that was taken away since', async () => {
    await answer(await tickets());
    await suggester.refresh();
    huiyin.organisation.now.categories.delete('food');
    expect(suggester.propose('食堂饭菜太咸')).toBeNull();
  });

  test('learns at once when the installation opens, and two who ask at once share one lesson', async () => {
    await answer(await tickets());
    let lessons = 0;
    const counting = {
      propose: () => null,
      refresh: () => {
        lessons += 1;
        return suggester.refresh();
      },
    };
    const stop = keepLearning({ ...huiyin, suggester: counting });
    await Promise.all([suggester.refresh(), suggester.refresh()]);
    expect(lessons).toBe(1);
    expect(suggester.propose('食堂饭菜太咸')?.category).toBe('food');
    stop();
  });
});
