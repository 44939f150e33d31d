import type { VerifyFault, VerifyStage } from '../../ledger/verify-report.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import type { Bilingual } from '../../contract/common.ts';
import { EXIT } from '../../running/exit-codes.ts';
import type { Command } from '../command.ts';
import { said, type Reader } from '../io.ts';

const STAGES: Record<VerifyStage, Bilingual> = {
  chain: { zh: '哈希链', en: 'chain' },
  tickets: { zh: '工单', en: 'tickets' },
  submissions: { zh: '来件', en: 'submissions' },
};

export const verify: Command = {
  works: 'store',
  summary: {
    zh: '校验账本：哈希链、工单与文字是否被改动',
    en: 'prove the ledger: nothing in its chain, tickets or words was changed',
  },
  usage: ['[--json]'],
  positionals: { least: 0, most: 0 },
  options: {},
  details: [
    {
      zh: '逐个事件核对哈希链与内容，重新折叠每张工单并比对每一列，核对文字的加盐哈希与来件的指向。列出第一处不符并继续计数；有不符时退出码为 1。',
      en: 'Follows the chain of hashes event by event, folds each ticket again and compares every column, checks words against their salted hashes and where submissions point. Names the first thing that does not fit and goes on counting; exit code 1 when something does not.',
    },
  ],
  async run({ store }, args, io) {
    const report = await verifyLedger(
      { store },
      ({ stage, done, of }) => io.progress(`${said(io.reader, STAGES[stage])} ${done}/${of}`),
      io.signal,
    );
    if (args.given('json')) io.out(JSON.stringify(report));
    else {
      const { events, tickets, submissions, head, faults } = report;
      io.out(
        said(io.reader, {
          zh: `事件 ${events}，工单 ${tickets}，来件 ${submissions}`,
          en: `${events} events, ${tickets} tickets, ${submissions} submissions`,
        }),
      );
      if (head) io.out(`${said(io.reader, { zh: '链尾', en: 'head' })} ${head.sequence} ${head.hash}`);
      const [first] = report.found;
      if (!first) io.out(said(io.reader, { zh: '全部相符', en: 'everything fits' }));
      else {
        io.out(
          said(io.reader, { zh: `不符 ${faults} 处，第一处：`, en: `${faults} do not fit, the first:` }),
        );
        for (const fault of report.found) io.out(`  ${faultLine(fault, io.reader)}`);
        if (faults > report.found.length) io.out('  …');
      }
    }
    return report.ok ? EXIT.ok : EXIT.failed;
  },
};

function faultLine(fault: VerifyFault, reader: Reader): string {
  const where = [
    fault.sequence === null
      ? null
      : said(reader, { zh: `事件 ${fault.sequence}`, en: `event ${fault.sequence}` }),
    fault.ticket === null ? null : said(reader, { zh: `工单 ${fault.ticket}`, en: `ticket ${fault.ticket}` }),
    fault.column === null ? fault.table : `${fault.table}.${fault.column}`,
  ];
  return `${where.filter((each) => each !== null).join(', ')}: ${said(reader, fault.message)}`;
}
