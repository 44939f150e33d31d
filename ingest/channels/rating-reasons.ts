import type { Level } from '../submission.ts';

export type RatingReason = { code: string; level: Level; name: { zh: string; en: string } };

const reason = (code: string, level: Level, zh: string, en: string): RatingReason => ({
  code,
  level,
  name: { zh, en },
});

/**
 * The reasons of the national 好差评, counter set: eight for each level, by level and code. They are version-managed
 * nationally; a unit may neither add nor remove any.
 */
export const RATING_REASONS: readonly RatingReason[] = [
  reason('510', 5, '一窗受理一次办结', 'One window, done in one visit'),
  reason('511', 5, '可以先受理后补材料', 'Accepted first, papers later'),
  reason('512', 5, '不用提交证明', 'No certificates asked for'),
  reason('513', 5, '可以全程网上办理', 'Can be done wholly online'),
  reason('514', 5, '可以使用手机办理', 'Can be done by phone app'),
  reason('515', 5, '可以就近办理', 'Can be done nearby'),
  reason('516', 5, '无需材料直接办理', 'Done without any papers'),
  reason('517', 5, '服务热情效率高', 'Warm and efficient service'),
  reason('406', 4, '填写一张表单就可完成申报', 'One form was enough'),
  reason('407', 4, '在线提交材料窗口核验', 'Papers online, checked at the window'),
  reason('408', 4, '一张清单告知全部申报材料', 'One list named all papers'),
  reason('409', 4, '用告知承诺减免申报材料', 'A declaration replaced papers'),
  reason('410', 4, '可以在线预约办理', 'Can be booked online'),
  reason('411', 4, '跑大厅一次办完', 'Done in one trip to the hall'),
  reason('412', 4, '可以使用自助机办理', 'Can be done at a machine'),
  reason('413', 4, '服务态度较好', 'Friendly service'),
  reason('307', 3, '一次性告知需要补正的材料', 'Told at once what was missing'),
  reason('308', 3, '提供申报材料样本', 'Sample papers were provided'),
  reason('309', 3, '在承诺的时间内办结', 'Done within the promised time'),
  reason('310', 3, '办事指南指引准确', 'The guide was accurate'),
  reason('311', 3, '按办事指南要求的材料即可办理', 'The papers in the guide sufficed'),
  reason('312', 3, '可以快递送达', 'Can be sent by courier'),
  reason('313', 3, '跑动次数与承诺的一致', 'As many trips as promised'),
  reason('314', 3, '服务态度一般', 'Indifferent service'),
  reason('207', 2, '没有提供材料样本', 'No sample papers'),
  reason('208', 2, '没有提供材料清单', 'No list of papers'),
  reason('209', 2, '未在承诺时间内办结', 'Not done within the promised time'),
  reason('210', 2, '同样内容的证明材料被要求多次提交', 'The same papers asked for again and again'),
  reason('211', 2, '承诺网办但无法在线办理', 'Promised online, impossible online'),
  reason('212', 2, '在线预约办理后到实体大厅重复取号排队', 'Had to queue again despite booking'),
  reason('213', 2, '窗口人员业务不熟练', 'Staff did not know the work'),
  reason('214', 2, '服务态度生硬', 'Curt service'),
  reason('108', 1, '在办事指南之外增加新的审批条件', 'Conditions added beyond the guide'),
  reason('109', 1, '需提供办事指南之外的申报材料', 'Papers asked for beyond the guide'),
  reason('110', 1, '无理由超过法定办理时间', 'Past the legal time without reason'),
  reason('111', 1, '办事指南提供样本有错', 'The sample in the guide was wrong'),
  reason('112', 1, '承诺在线收取申报材料实际无法收取', 'Papers promised online were not taken online'),
  reason('113', 1, '多头跑窗口和部门', 'Sent from window to window'),
  reason('114', 1, '跑动次数与承诺的不一致', 'More trips than promised'),
  reason('115', 1, '服务态度差效率低', 'Bad attitude, slow service'),
];

/** The reasons offered for a level. */
export function reasonsFor(level: Level): RatingReason[] {
  return RATING_REASONS.filter((one) => one.level === level);
}
