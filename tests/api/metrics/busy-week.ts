import { act, CENTRE, CITIZEN, lodge, of, rateAlone } from '../../support/lodge.ts';
import type { TestInstallation } from '../../support/open-test-installation.ts';

const HOUR = 3_600_000;

/**
 * A fortnight in which everything that a metric counts happens at least once: answers in time and late, tickets still
 * open and overdue, a return, a transfer, a withdrawal, good, bad and default ratings, a rectification, a reopening.
 */
export async function busyWeek({ huiyin, clock }: TestInstallation): Promise<void> {
  const answer = async (id: string, department: string): Promise<void> => {
    await act(huiyin, id, 'sign', of(department));
    clock.advance(HOUR / 2);
    await act(huiyin, id, 'reply', of(department), { text: '已经处理好了', outcome: 'resolved' });
  };
  const rate = (id: string, level: number, active = true): Promise<void> =>
    act(huiyin, id, 'rate', active ? CITIZEN : { type: 'source', id: 'web' }, {
      level,
      rawKey: String(level),
      scale: 'five',
      active,
      channel: 'online',
      sourceId: 'web',
    });

  for (const [index, department] of ['canteen', 'it', 'canteen', 'logistics'].entries()) {
    const id = await lodge(huiyin, department, { kind: index % 2 ? 'help' : 'complaint' });
    clock.advance(HOUR * (index + 1));
    await answer(id, department);
    clock.advance(HOUR);
    await rate(id, [1, 5, 4, 2][index] ?? 3, index !== 3);
    if (index < 2) await act(huiyin, id, 'close', CENTRE);
    if (index === 0) {
      clock.advance(HOUR);
      await act(huiyin, id, 'reopen', CITIZEN, { reason: '虫子还在' });
    }
  }
  const returned = await lodge(huiyin, 'it');
  clock.advance(HOUR);
  await act(huiyin, returned, 'return', of('it'), { reason: 'not-ours', explanation: '这是食堂的事情' });
  await act(huiyin, returned, 'dispatch', CENTRE, { department: 'canteen' });
  clock.advance(HOUR);
  await act(huiyin, returned, 'dispatch', CENTRE, { department: 'logistics' });
  const late = await lodge(huiyin, 'it', { category: null, campus: null });
  await lodge(huiyin, 'canteen');
  await lodge(huiyin);
  await rateAlone(huiyin, { level: 5, service: 'cards' });
  clock.advance(14 * 24 * HOUR);
  await answer(late, 'it');
  clock.advance(HOUR);
  await lodge(huiyin, 'canteen');
}
