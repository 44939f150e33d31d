import { EXIT, type ExitCode } from './exit-codes.ts';

const MOST_MS = 10_000;

/** What of the process is needed here, so that a test can give the signals. */
export type Signals = Pick<NodeJS.Process, 'on'>;

/**
 * The first SIGTERM or SIGINT drains, the second ends at once; whatever happens, the process is gone within 10 s.
 *
 * @param leave ends the process with a code
 */
export function stopOnSignals(
  signals: Signals,
  stop: () => Promise<void>,
  say: (line: string) => void,
  leave: (code: ExitCode) => void,
): void {
  let stopping = false;
  const hear = (): void => {
    if (stopping) {
      say('立即退出 / ending at once');
      leave(EXIT.interrupted);
      return;
    }
    stopping = true;
    say(
      '正在停止，完成已接收的请求（再按一次立即退出）/ stopping, what was accepted is finished (once more: at once)',
    );
    const deadline = setTimeout(() => {
      say('10 秒内未能停下 / not done within 10 s');
      leave(EXIT.failed);
    }, MOST_MS);
    deadline.unref();
    stop().then(
      () => {
        say('已停止 / stopped');
        leave(EXIT.ok);
      },
      (error: unknown) => {
        say(`停止时出错 / failed while stopping: ${error instanceof Error ? error.message : String(error)}`);
        leave(EXIT.failed);
      },
    );
  };
  signals.on('SIGTERM', hear);
  signals.on('SIGINT', hear);
}
