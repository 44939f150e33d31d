import { chartTheme } from '../../../web/charts/drawing/theme.ts';
import type { ChartFrame, ComparedGroup } from '../../../web/charts/drawing/chart.ts';

/** A frame whose colours are the names of their tokens, so that a test can tell which was used. */
export function buildFrame(changes: Partial<ChartFrame> = {}): ChartFrame {
  return {
    theme: chartTheme((name) => name, false),
    words: {
      small: '样本少，不作评价',
      interval: '95% 区间',
      average: '平均',
      overall: '总体',
      notReached: '未达到',
      noSample: '无样本',
      sample: '样本',
      partial: '尚未结束',
      atRisk: '在办',
      unanswered: '仍未答复',
      answered: '已答复',
      afterReceipt: '受理后',
      half: '一半已答复',
      value: '数值',
      outside: '区间不含总体',
      inside: '可能由偶然造成',
      limit95: '95%',
      limit998: '99.8%',
    },
    language: 'zh',
    clock: 'elapsed',
    narrow: false,
    description: '各部门按时率',
    ...changes,
  };
}

export function buildGroup(changes: Partial<ComparedGroup> = {}): ComparedGroup {
  return { key: 'dining', name: '餐饮', value: 0.9, low: 0.86, high: 0.93, sample: 200, ...changes };
}
