import { rebuildFacts } from '../../facts/rebuild.ts';
import { EXIT } from '../../running/exit-codes.ts';
import type { Command } from '../command.ts';
import { said } from '../io.ts';

export const rebuildFactsCommand: Command = {
  works: 'installation',
  summary: { zh: '由账本重建全部统计事实', en: 'make all facts again from the ledger' },
  usage: ['[--json]'],
  positionals: { least: 0, most: 0 },
  options: {},
  details: [
    {
      zh: '事实由事件推导而来，可随时重建。若与重建前不同，说明原来的有误（现已改正），退出码为 1。',
      en: 'Facts follow from events and can be made again at any time. Where they differ from those before, those were wrong and are right now; the exit code is then 1.',
    },
  ],
  async run(huiyin, args, io) {
    const report = await rebuildFacts(huiyin, ({ done, of }) =>
      io.progress(`${said(io.reader, { zh: '事件', en: 'events' })} ${done}/${of}`),
    );
    if (args.given('json')) io.out(JSON.stringify(report));
    else {
      const rows = Object.entries(report.rows).map(([name, count]) => `${name} ${count}`);
      io.out(
        `${said(io.reader, { zh: `由 ${report.events} 个事件`, en: `from ${report.events} events` })}: ${rows.join(', ')}`,
      );
      if (report.identical !== null)
        io.out(
          report.identical
            ? said(io.reader, { zh: '与重建前逐行相同', en: 'the same rows as before' })
            : said(io.reader, {
                zh: '与重建前不同，现已改正',
                en: 'not the rows that were there before: now they are right',
              }),
        );
    }
    return report.identical === false ? EXIT.failed : EXIT.ok;
  },
};
