import { AppError } from '../problem.ts';
import { EXIT, type ExitCode } from '../running/exit-codes.ts';
import { StartError } from '../running/start-error.ts';
import { said, type Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Options by the names that the HTTP interface has for them. */
const OPTION_NAMES: Record<string, string> = {
  asOf: '--as-of',
  by: '--by',
  where: '--where',
  from: '--from',
  to: '--to',
  clock: '--clock',
};

/** Runs one command's work and tells of what it threw: bad input is 2, a refusal 4, Ctrl-C 130, anything else 1. */
export async function telling(io: Io, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (io.signal.aborted) {
      io.note(said(io.reader, { zh: '已中断', en: 'interrupted' }));
      return EXIT.interrupted;
    }
    if (error instanceof UsageError) {
      io.note(said(io.reader, error.detail));
      return EXIT.usage;
    }
    if (error instanceof StartError) {
      io.note(said(io.reader, error.detail));
      return error.exit;
    }
    if (error instanceof AppError) return tellProblem(io, error);
    io.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.failed;
  }
}

function tellProblem(io: Io, error: AppError): ExitCode {
  if (error.errors.length === 0) io.note(said(io.reader, error.detail));
  for (const { field, message, expected } of error.errors) {
    const told = said(io.reader, message);
    const more = expected === undefined || told.includes(expected) ? '' : ` (${expected})`;
    // the interface's own name of the parameter would only puzzle somebody who typed an option
    io.note(
      `${OPTION_NAMES[field] ?? field}: ${told.replaceAll(new RegExp(`${field}[:：] ?`, 'g'), '')}${more}`,
    );
  }
  return error.status < 500 ? EXIT.usage : EXIT.failed;
}
