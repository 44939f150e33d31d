import { destination, pino, type Logger } from 'pino';

/** The log of a process, on stderr: lines of JSON, with what an error was and where, and nothing of what people said. */
export function openLog(level: string, to: { write(line: string): void } = destination(2)): Logger {
  return pino({ level, serializers: { error: errorInLog } }, to);
}

type ErrorInLog = { type: string; message: string; code?: unknown; stack: string; cause?: ErrorInLog };

/**
 * Drizzle writes the values of a failed statement behind `params:`, and keeps them as a property too: names, numbers and
 * words of people, which a log must never hold.
 */
export function errorInLog(error: unknown): ErrorInLog | { message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause = error.cause instanceof Error && error.cause !== error ? errorInLog(error.cause) : undefined;
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: error.message.replace(/\nparams: [\s\S]*$/, ''),
    ...('code' in error ? { code: error.code } : {}),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 12)
      .join('\n'),
    ...(cause && 'type' in cause ? { cause } : {}),
  };
}
