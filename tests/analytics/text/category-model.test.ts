import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categoryModel, learning, type LabelledText } from '../../../analytics/text/category-model.ts';
import { sharedData } from '../../ingest/shared-data.ts';

const THINGS: Record<string, string[]> = {
  food: ['食堂的饭菜太咸', '食堂窗口排队很久', '饭菜价格又涨了', '餐盘洗得不干净', '食堂的米饭是夹生的'],
  network: ['宿舍网络断线', '无线网络登录不上', '校园网账号被锁', '网络速度慢得看不了网课', '路由器信号很弱'],
  housing: ['宿舍空调不制冷', '宿舍热水器坏了', '宿舍水龙头漏水', '床板断了需要维修', '楼道灯坏了没有人维修'],
};
const PLACES = ['东校区', '西校区', '三号楼', '图书馆旁边', '第二教学楼', '体育场北侧'];

/** A small corpus: each thing at each place. */
const corpus = (labels = Object.keys(THINGS)): LabelledText[] =>
  labels.flatMap((label) =>
    (THINGS[label] ?? []).flatMap((thing) => PLACES.map((place) => ({ text: `${place}${thing}`, label }))),
  );

describe('a model of a small corpus', () => {
  const model = categoryModel(corpus());

  test.each([
    ['北苑食堂的饭菜不干净', 'food'],
    ['连不上无线网络，账号登录失败', 'network'],
    ['空调坏了一星期，请来维修', 'housing'],
  ])('%s is %s, and the words that spoke for it stand in the text', (text, label) => {
    const suggested = model?.suggest(text);
    expect(suggested?.label).toBe(label);
    expect(suggested?.because.length).toBeGreaterThan(0);
    for (const word of suggested?.because ?? []) expect(text).toContain(word);
  });

  test('is silent on words it never saw', () => {
    expect(model?.suggest('量子力学期末复习资料哪里能买')).toBeNull();
    expect(model?.suggest('')).toBeNull();
    expect(model?.suggest('1234567 ！？')).toBeNull();
  });

  test('does not know a word by the name of an object’s own member', () => {
    expect(model?.suggest('constructor toString hasOwnProperty __proto__')).toBeNull();
  });

  test('gives a confidence between its floor and 1, and never the words of another label', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          corpus().map((each) => each.text),
          { minLength: 1, maxLength: 3 },
        ),
        (texts) => {
          const suggested = model?.suggest(texts.join('，'));
          if (!suggested) return;
          expect(suggested.confidence).toBeGreaterThanOrEqual(0.35);
          expect(suggested.confidence).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('the order in which texts were learnt does not matter', () => {
    const other = categoryModel(corpus(['housing', 'network', 'food']));
    for (const text of ['食堂饭菜价格', '宿舍网络断线', '热水器漏水']) {
      expect(other?.suggest(text)?.label).toBe(model?.suggest(text)?.label);
    }
  });

  test('in steps it is the same model', () => {
    const steps = learning(corpus());
    let count = 0;
    let step = steps.next();
    while (!step.done) {
      count += 1;
      step = steps.next();
    }
    expect(count).toBeGreaterThanOrEqual(6);
    expect(step.value?.suggest('食堂饭菜价格')).toEqual(model?.suggest('食堂饭菜价格'));
  });
});

describe('there is no model when there is nothing to go on', () => {
  test('of no texts, of too few, of one label', () => {
    expect(categoryModel([])).toBeNull();
    expect(categoryModel(corpus().slice(0, 29))).toBeNull();
    expect(categoryModel(corpus(['food']))).toBeNull();
  });

  test('of labels that have four texts each', () => {
    const thin = Array.from({ length: 40 }, (_, index) => ({
      text: `食堂的饭菜第${index}`,
      label: `label-${index % 10}`,
    }));
    expect(categoryModel(thin)).toBeNull();
  });

  test('of texts that say nothing of their label', () => {
    const both = corpus().flatMap(({ text }) => ['odd', 'even'].map((label) => ({ text, label })));
    expect(categoryModel(both)).toBeNull();
  });

  test('and a label with too few texts is never suggested', () => {
    const model = categoryModel([
      ...corpus(),
      ...Array.from({ length: 4 }, () => ({ text: '图书馆座位预约', label: 'library' })),
    ]);
    expect(model?.suggest('图书馆座位预约')?.label).not.toBe('library');
  });
});

const labelled = sharedData('tipdm_labeled.csv');

describe.skipIf(labelled === null)('249 real messages of seven classes', () => {
  const rows = parse(readFileSync(labelled ?? ''), { columns: true, bom: true }) as Record<string, string>[];
  const documents = rows.map((row) => ({
    text: `${row['留言主题']}\n${row['留言详情']}`,
    label: row['一级分类'] ?? '',
  }));

  test('held out in five folds: right far more often than the largest class, and as often as it says', () => {
    const told = [0, 1, 2, 3, 4].flatMap((fold) => {
      const model = categoryModel(documents.filter((_, index) => index % 5 !== fold));
      return documents
        .filter((_, index) => index % 5 === fold)
        .map((each) => ({ right: each.label, suggested: model?.suggest(each.text) ?? null }));
    });
    const said = told.flatMap(({ right, suggested }) => (suggested ? [{ right, ...suggested }] : []));
    const share = (some: typeof said) =>
      some.filter((each) => each.label === each.right).length / some.length;
    const mean = (some: typeof said) => some.reduce((sum, each) => sum + each.confidence, 0) / some.length;
    // the largest class has 52 of 249: 0.21
    expect(said.length).toBeGreaterThan(150);
    expect(share(said)).toBeGreaterThan(0.6);
    expect(Math.abs(mean(said) - share(said))).toBeLessThan(0.08);
    const sure = said.filter((each) => each.confidence >= 0.8);
    expect(sure.length).toBeGreaterThan(40);
    expect(share(sure)).toBeGreaterThan(0.75);
  });
});
