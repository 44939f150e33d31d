import type { ImportReport, Lines } from '../imports/import-report.ts';
import { inColumns } from '../running/columns.ts';
import type { Bilingual } from '../contract/common.ts';
import { said, type Reader } from './io.ts';

/** The report of an import for a person: what was done, and every line that was refused or is at fault. */
export function importLines(report: ImportReport, reader: Reader): string[] {
  const say = (zh: string, en: string): string => said(reader, { zh, en });
  const speed =
    report.rowsPerSecond === null
      ? ''
      : say(
          `，每秒 ${Math.round(report.rowsPerSecond)} 行`,
          `, ${Math.round(report.rowsPerSecond)} rows a second`,
        );
  return [
    `${report.file.name} · ${report.profile} · ${report.file.encoding} · ${report.file.timezone}${speed}`,
    ...(report.state === 'stopped'
      ? [say('已中断，再次执行同一命令会接着导入', 'stopped: the same command goes on from here')]
      : []),
    ...(report.resumed ? [say('接续了上次中断的导入', 'went on with an import that was broken off')] : []),
    ...inColumns(
      [
        [say('行', 'rows'), String(report.rows)],
        [say('案件', 'cases'), String(report.cases)],
        [say('新建工单', 'tickets made'), String(report.created)],
        [say('有变化', 'changed'), String(report.changed)],
        [say('无变化', 'unchanged'), String(report.unchanged)],
        [say('拒收行', 'refused lines'), String(report.refused.count)],
        [say('与已有不一致', 'conflicts'), String(report.conflicts.count)],
      ],
      { indent: '  ', right: new Set([1]) },
    ),
    ...section(say('拒收', 'refused'), report.refused, reader),
    ...section(say('不一致', 'conflicts'), report.conflicts, reader),
    ...Object.entries(report.faults).flatMap(([code, lines]) =>
      section(`${say('数据瑕疵', 'fault')} ${code}`, lines, reader),
    ),
    ...report.feeds.map(
      ({ id, readAt }) =>
        `${say('来源', 'feed')} ${id}: ${say('读至', 'read until')} ${new Date(readAt).toISOString()}`,
    ),
  ];
}

type Line = { line: number; field: string; message: Bilingual };

function section(title: string, lines: Lines<Line>, reader: Reader): string[] {
  if (lines.count === 0) return [];
  const rest = lines.count - lines.shown.length;
  const more =
    rest === 0
      ? []
      : [
          said(reader, { zh: `  另有 ${rest} 行`, en: `  ${rest} more` }) +
            (lines.file === null ? '' : `: ${lines.file}`),
        ];
  return [
    '',
    `${title} (${lines.count})`,
    ...lines.shown.map(
      (each) =>
        `  ${said(reader, { zh: `第 ${each.line} 行`, en: `line ${each.line}` })} ${each.field}: ${said(reader, each.message)}`,
    ),
    ...more,
  ];
}
