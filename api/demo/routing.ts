import type { RoutingRule } from '../contract/administration.ts';

const rule = (
  position: number,
  name: string,
  department: string,
  when: Partial<RoutingRule['when']>,
): RoutingRule => ({
  id: `rule-${position}`,
  position,
  name,
  active: true,
  department,
  when: { categories: [], campuses: [], services: [], kinds: [], channels: [], keywords: [], ...when },
});

/**
 * Rules as a centre grows them: the certain ones first. What no rule takes waits for a person: student affairs, graduate
 * matters and conduct are always read before they are passed on.
 */
export const RULES: RoutingRule[] = [
  rule(10, '热水与浴室 → 公寓', 'housing', { keywords: ['热水', '浴室', 'hot water'] }),
  rule(20, '食堂 → 饮食', 'dining', { categories: ['dining'] }),
  rule(30, '食堂关键词 → 饮食', 'dining', { keywords: ['食堂', '餐厅', 'canteen'] }),
  rule(40, '校园网与账号 → 信息中心', 'it', { categories: ['network'] }),
  rule(50, '网络关键词 → 信息中心', 'it', { keywords: ['校园网', '无线网', '网速', 'wi-fi'] }),
  rule(60, '宿舍 → 公寓', 'housing', { categories: ['housing'] }),
  rule(70, '维修 → 维修中心', 'repair', { categories: ['repair'] }),
  rule(80, '报修关键词 → 维修中心', 'repair', {
    kinds: ['help'],
    keywords: ['漏水', '空调', '电梯', '路灯', '堵了'],
  }),
  rule(90, '教务 → 教务处', 'academic', { categories: ['teaching'] }),
  rule(100, '图书馆 → 图书馆', 'library', { categories: ['library'] }),
  rule(110, '图书馆关键词 → 图书馆', 'library', { keywords: ['图书馆'] }),
  rule(120, '保卫 → 保卫处', 'security', { categories: ['safety'] }),
  rule(130, '财务窗口 → 财务处', 'finance', { services: ['finance-service'] }),
  rule(140, '财务 → 财务处', 'finance', { categories: ['finance'] }),
  rule(150, '校医院 → 校医院', 'hospital', { categories: ['health'] }),
  rule(160, '基建 → 基建处', 'construction', { categories: ['construction'] }),
];
