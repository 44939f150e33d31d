import type { Kind } from '../../ingest/submission.ts';
import type { Chance } from './chance.ts';

/** What the braces of a topic's words are filled with, each pair in both languages. */
const BUILDINGS: Record<string, readonly (readonly [string, string])[]> = {
  main: [
    ['梅园 3 号楼', 'Plum Garden 3'],
    ['梅园 7 号楼', 'Plum Garden 7'],
    ['兰园 1 号楼', 'Orchid Garden 1'],
    ['兰园 5 号楼', 'Orchid Garden 5'],
  ],
  north: [
    ['竹园 2 号楼', 'Bamboo Garden 2'],
    ['竹园 6 号楼', 'Bamboo Garden 6'],
    ['松园 4 号楼', 'Pine Garden 4'],
  ],
  east: [
    ['菊园 1 号楼', 'Chrysanthemum Garden 1'],
    ['菊园 8 号楼', 'Chrysanthemum Garden 8'],
  ],
};
const HALLS: Record<string, readonly (readonly [string, string])[]> = {
  main: [
    ['明德楼', 'Mingde Hall'],
    ['博学楼', 'Boxue Hall'],
    ['逸夫楼', 'Yifu Hall'],
  ],
  north: [
    ['致远楼', 'Zhiyuan Hall'],
    ['工程训练中心', 'the engineering centre'],
  ],
  east: [['厚朴楼', 'Houpu Hall']],
};
const CANTEENS: Record<string, readonly (readonly [string, string])[]> = {
  main: [
    ['第一食堂', 'Canteen 1'],
    ['第三食堂', 'Canteen 3'],
    ['教工餐厅', 'the staff canteen'],
  ],
  north: [['北区食堂', 'the north canteen']],
  east: [['东区食堂', 'the east canteen']],
};
const ROADS = ['求是路', '格物路', '银杏大道', '环湖路', '北门内道路'];
const COURSES = [
  ['高等数学', 'Calculus'],
  ['大学物理', 'Physics'],
  ['有机化学', 'Organic chemistry'],
  ['数据结构', 'Data structures'],
  ['学术英语', 'Academic English'],
  ['线性代数', 'Linear algebra'],
  ['中国近现代史纲要', 'Modern Chinese history'],
  ['电路原理', 'Circuits'],
] as const;
const WHEN = [
  ['昨晚', 'last night'],
  ['今天早上', 'this morning'],
  ['今天中午', 'noon today'],
  ['前天下午', 'the day before yesterday'],
  ['周一晚上', 'Monday evening'],
  ['刚才', 'an hour ago'],
] as const;
const OBJECTS = ['头发', '钢丝球丝', '小虫子', '塑料片'];

const ENDINGS: Record<Kind, readonly string[]> = {
  complaint: ['请尽快处理。', '希望给个明确答复。', '之前反映过，没有结果。', '请问什么时候能解决？', '', ''],
  help: ['请派人来看一下。', '麻烦尽快，谢谢。', '联系我前请先发短信，上课时不方便接。', '', ''],
  consultation: ['谢谢！', '电话打了几次没人接。', '官网上没有找到说明。', '', ''],
  suggestion: ['希望采纳。', '很多同学都有同样的想法。', ''],
  report: ['请为我保密。', '可以提供照片。'],
  praise: [''],
};
const ENDINGS_ENGLISH = ['Please help.', 'Thank you.', 'I asked before and got no answer.', '', ''];

const PRAISE = [
  '表扬{who}的师傅。{when}很晚还来帮我们处理，态度特别好，弄完还把地面擦干净。',
  '感谢{who}。问题反映上去当天就解决了，还专门打电话回访。',
  '点赞{who}的老师。办事耐心，一次就把要准备的材料讲清楚。',
  '感谢{who}工作人员捡到我的电脑并联系到我，差点耽误答辩。',
];
const PRAISE_ENGLISH = [
  'Thanks to {whoEn}: my problem was solved the same day and somebody called to check.',
];

/** Where a matter is about, so that words and answer name the same places. */
export type Scene = { campus: string; slots: Record<string, string> };

export function sceneAt(chance: Chance, campus: string, who: readonly [string, string]): Scene {
  const dorm = chance.pick(BUILDINGS[campus] ?? []);
  const hall = chance.pick(HALLS[campus] ?? []);
  const canteen = chance.pick(CANTEENS[campus] ?? []);
  const course = chance.pick(COURSES);
  const when = chance.pick(WHEN);
  const floor = chance.between(2, 6);
  const room = `${floor}${String(chance.between(1, 32)).padStart(2, '0')}`;
  return {
    campus,
    slots: {
      dorm: dorm[0],
      dormEn: dorm[1],
      hall: hall[0],
      hallEn: hall[1],
      canteen: canteen[0],
      canteenEn: canteen[1],
      course: course[0],
      courseEn: course[1],
      when: when[0],
      whenEn: when[1],
      floor: `${floor} 层`,
      room: `${room} 室`,
      roomEn: room,
      classroom: `${room} 教室`,
      road: chance.pick(ROADS),
      object: chance.pick(OBJECTS),
      days: String(chance.between(2, 12)),
      n: String(chance.between(2, 5)),
      yuan: String(chance.between(15, 380)),
      who: who[0],
      whoEn: who[1],
    },
  };
}

export function fill(words: string, { slots }: Scene): string {
  const filled = words.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`no word for {${slot}} in: ${words}`);
    return value;
  });
  // figures stand apart from characters, wherever a slot put them
  return filled.replaceAll(/(\p{Script=Han})(?=\d)/gu, '$1 ').replaceAll(/(\d)(?=\p{Script=Han})/gu, '$1 ');
}

/** What somebody writes about it, in their language. */
export function matterText(
  chance: Chance,
  words: readonly string[],
  kind: Kind,
  language: 'zh' | 'en',
  scene: Scene,
): string {
  const ending = language === 'zh' ? chance.pick(ENDINGS[kind]) : chance.pick(ENDINGS_ENGLISH);
  return `${fill(chance.pick(words), scene)}${language === 'en' ? ' ' : ''}${ending}`.trim();
}

export function praiseWords(language: 'zh' | 'en'): readonly string[] {
  return language === 'zh' ? PRAISE : PRAISE_ENGLISH;
}

const GREETINGS = ['同学您好，您反映的问题已收悉。', '您好，感谢您的反映。', '同学您好：', '您好！'];
const CLOSINGS = ['感谢理解与支持。', '如仍有问题，请继续反映。', '祝学习生活愉快！', ''];

/** The department's answer. */
export function answerText(
  chance: Chance,
  answers: readonly string[],
  language: 'zh' | 'en',
  scene: Scene,
): string {
  const core = fill(chance.pick(answers), scene);
  if (language === 'en') return `Thank you for telling us. ${core}`;
  return `${chance.pick(GREETINGS)}${core}${chance.pick(CLOSINGS)}`;
}
