import { parseArgs } from 'node:util';
import { openLog } from './log.ts';
import { findCheckout } from './running/checkout.ts';
import { EXIT } from './running/exit-codes.ts';
import { progressLine } from './running/progress-line.ts';
import { readServerSettings } from './running/server-settings.ts';
import { startServer } from './running/start-server.ts';
import { StartError } from './running/start-error.ts';
import { stopOnSignals } from './running/stop-signals.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const leave = (code: number): void => process.exit(code);

function readFlags(): { demonstration: boolean; reset: boolean } {
  try {
    const { values } = parseArgs({
      options: { demonstration: { type: 'boolean' }, reset: { type: 'boolean' } },
    });
    return { demonstration: values.demonstration ?? false, reset: values.reset ?? false };
  } catch {
    throw new StartError(EXIT.usage, {
      zh: '用法：npm start [-- --reset]，或 npm run serve；设置用环境变量 PORT HOST HUIYIN_DATA HUIYIN_URL',
      en: 'Usage: npm start [-- --reset], or npm run serve; settings are the variables PORT HOST HUIYIN_DATA HUIYIN_URL',
    });
  }
}

try {
  const { demonstration, reset } = readFlags();
  const settings = readServerSettings(process.env, demonstration);
  const line = progressLine(process.stderr);
  const server = await startServer({
    settings,
    root: findCheckout(),
    reset,
    say,
    progress: line.show,
    log: openLog(settings.logLevel),
  });
  stopOnSignals(process, () => server.stop(), say, leave);
} catch (error) {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else
    process.stderr.write(
      `启动失败 / could not start\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  leave(error instanceof StartError ? error.exit : EXIT.failed);
}
