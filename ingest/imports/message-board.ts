import type { ImportProfile, ImportedCase } from './profile.ts';
import { checkOrder, readRow, type Row } from './row.ts';
import { wallClock } from './wall-clock.ts';

/**
 * A Chinese leaders' message board 留言板: question and reply in one row, as public boards are scraped or exported. It
 * lists answered messages only, so open ones are absent. Times come in two forms (`2019-04-24 16:03:40`,
 * `2020/1/6 12:09`). The pen name 留言用户 is not read: nothing of the product needs it.
 */
export const messageBoard: ImportProfile = {
  id: 'message-board',
  name: { zh: '留言板（问题与答复）', en: 'Message board (questions and replies)' },
  requiredColumns: ['留言编号', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'],
  timezone: 'Asia/Shanghai',
  completedOnly: true,
  begin({ timezone }) {
    const clock = wallClock(timezone);
    return {
      take(record) {
        const row = readRow(record, { clock, order: 'year-first' });
        const read = caseOf(row);
        return row.refused.length > 0 ? { cases: [], refused: row.refused } : { cases: [read], refused: [] };
      },
      end: () => ({ cases: [], refused: [] }),
      readAt: () => new Map(),
    };
  },
};

function caseOf(row: Row): ImportedCase {
  const receivedAt = row.requiredTime('留言时间');
  const repliedAt = row.time('答复时间');
  checkOrder(row, { receivedAt, ends: [{ column: '答复时间', at: repliedAt }] });
  if (repliedAt === null && row.text('答复意见') !== null) {
    row.fault(
      '答复时间',
      'missing-time',
      '有答复却没有答复时间',
      'answered, but without the time of the answer',
    );
  }
  return {
    externalId: row.requiredText('留言编号'),
    line: row.line,
    snapshot: null,
    receivedAt,
    channel: 'online',
    sourceLabel: '留言板',
    lodgedBy: 'citizen',
    // a board tells complaints from questions only in its words
    kind: 'consultation',
    urgency: 'normal',
    category: row.text('一级分类'),
    subcategory: row.text('二级分类'),
    campus: null,
    title: row.text('留言主题'),
    text: row.text('留言详情'),
    dueAt: null,
    sourceOnTime: null,
    steps:
      repliedAt === null
        ? []
        : [
            { at: repliedAt, step: 'replied', text: row.text('答复意见'), automatic: false },
            { at: repliedAt, step: 'closed' },
          ],
    faults: row.faults,
  };
}
