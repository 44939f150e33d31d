import type { Level } from '../../ingest/submission.ts';
import type { Chance } from './chance.ts';

/** What people think of an answer: better craft lifts it, lateness and an unsolved matter lower it. */
export function opinion(
  chance: Chance,
  about: { craft: number; late: boolean; unresolved: boolean; reopened: boolean },
): Level {
  const mood =
    about.craft - (about.late ? 0.75 : 0) - (about.unresolved ? 0.7 : 0) + (about.reopened ? 0.25 : 0);
  return chance.weighted([
    [5, 0.44 * Math.exp(mood)],
    [4, 0.3 * Math.exp(0.4 * mood)],
    [3, 0.13],
    [2, 0.075 * Math.exp(-0.8 * mood)],
    [1, 0.055 * Math.exp(-1.1 * mood)],
  ] as const);
}

const REASONS: Record<Level, readonly string[]> = {
  5: ['510', '513', '514', '517'],
  4: ['408', '411', '413'],
  3: ['309', '313', '314'],
  2: ['207', '208', '209', '213', '214'],
  1: ['110', '113', '114', '115'],
};

/** Up to three of the national reasons of that level. */
export function reasonsOf(chance: Chance, level: Level, late: boolean): string[] {
  if (!chance.hit(level <= 2 ? 0.75 : 0.35)) return [];
  const chosen = new Set<string>();
  if (late && level <= 2) chosen.add(level === 1 ? '110' : '209');
  for (let count = chance.between(1, 2); count > 0; count -= 1) chosen.add(chance.pick(REASONS[level]));
  return [...chosen].toSorted();
}

const COMMENTS: Record<Level, readonly string[]> = {
  5: ['处理很快，感谢！', '当天就解决了，点赞。', '态度很好，讲得清楚。', 'Very quick, thank you.'],
  4: ['解决了，希望以后别再出现。', '还不错。', '速度可以再快一点。'],
  3: ['算是解决了。', '答复有点官方。'],
  2: ['答复了，但是问题还在。', '等了太久。', '都是套话，没有时间表。', '电话里态度生硬。'],
  1: [
    '根本没有人来过！',
    '推来推去，没有人负责。',
    '显示已办结，其实没有修。',
    '说了等于没说，已经第二次反映。',
    'Nobody came. The answer is not true.',
  ],
};

export function commentOf(chance: Chance, level: Level): string | null {
  return chance.hit(level <= 2 ? 0.7 : 0.18) ? chance.pick(COMMENTS[level]) : null;
}

const AT_WINDOWS: Record<Level, readonly string[]> = {
  5: ['一次就办好了。', '态度很好，讲得清楚。', '几分钟就办完。'],
  4: ['还不错，就是要排队。', '办得挺顺利。'],
  3: ['等得有点久。', '服务一般。'],
  2: ['一次没有讲清楚，又跑了一趟。', '说话很不耐烦。', '叫号很乱，过号没人管。', '材料清单和网上不一样。'],
  1: [
    '排了一个多小时，轮到我说下班了。',
    '同样的材料跑了三趟。',
    '窗口没有人，问谁都说不知道。',
    '态度极差，当众训人。',
  ],
};

/** What is typed at a kiosk after a face. */
export function windowComment(chance: Chance, level: Level): string | null {
  return chance.hit(level <= 2 ? 0.75 : 0.12) ? chance.pick(AT_WINDOWS[level]) : null;
}

export const REOPEN_REASONS = [
  '问题没有解决，现场和答复说的不一样。',
  '修好两天又坏了。',
  '答复里说的时间已经过了，还是没有动静。',
  '没有人联系过我，请重新处理。',
];

export const RECTIFIED = [
  '已上门向您致歉并重新维修，您现场确认恢复正常；班组长已作检讨，今后完工须住户确认。',
  '已重新核查，原答复不准确，现更正并补办，相关责任人已谈话。',
  '已制定整改时间表并张贴公示，每周更新进度。',
  '已电话说明政策依据，您表示理解；我们将在办事指南中补充该条件。',
];

export const SUPPLEMENTS = [
  '补充一下：今天又发生了一次。',
  '补充：联系时间最好是下午五点以后。',
  '催一下，已经好几天了。',
  '照片已经发给楼长。',
];

export const NOTES = [
  '已电话联系诉求人，约定明天上午上门。',
  '配件已下单，预计三天到货。',
  '已与相关科室核实，待确认后答复。',
  '现场查看，需协调施工单位。',
];

export const RETURN_WORDS: Record<string, readonly string[]> = {
  'not-ours': ['经核，该事项不属于本部门职责，建议转相关部门。', '该设施由其他单位管理，请改派。'],
  'wrong-place': ['地点有误，该楼不在本校区。'],
  unclear: ['未写明楼栋和房间号，无法安排，请补充。'],
  several: ['涉及多个部门，请中心协调牵头单位。'],
};

/** Answers to a bad rating at a window. */
export const WINDOW_ANSWERS = [
  '已调看当日窗口录像并与工作人员谈话，今后忙时增开一个窗口。',
  '感谢您指出。窗口已重新张贴一次性告知清单，并安排业务培训。',
  '经核实，当日系统故障造成等候过久，现已修复，向您致歉。',
];
