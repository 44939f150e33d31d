import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import { createFirstAdministratorLink } from '../identity/invitations.ts';
import { openHuiyin, type OpenHuiyin } from '../open.ts';
import type { Settings } from '../settings.ts';
import { banner, type Banner } from './banner.ts';
import { openCommandSocket } from './command-socket.ts';
import { takeDataLock } from './data-lock.ts';
import { kioskLink, openEntry } from './demonstration-entry.ts';
import { writeMark } from './demonstration-mark.ts';
import { planDemonstration, type DemonstrationPlan } from './demonstration-plan.ts';
import { EXIT } from './exit-codes.ts';
import { listen, type Front } from './front.ts';
import { furnish } from './furnish.ts';
import { keepHouse } from './house-keeping.ts';
import { peek, type Peek } from './peek.ts';
import { StartError } from './start-error.ts';
import { unreadableRequest } from './unreadable-request.ts';
import { closing } from './closing.ts';
import { wipeDemonstration } from './wipe-demonstration.ts';

export type StartOptions = {
  settings: Settings;
  /** Folder of the checkout. */
  root: string;
  /** Begins a demonstration afresh. */
  reset: boolean;
  say: (line: string) => void;
  /** Long work: parts done of all. */
  progress: (what: string, done: number, of: number) => void;
  log?: Logger;
  clock?: () => number;
};

export type RunningServer = {
  url: string;
  huiyin: OpenHuiyin;
  /** Drains: what was accepted is answered and on disk when it resolves. */
  stop(): Promise<void>;
};

/** Of the 10 s that a stop may take; the rest is for the gate, the facts and the disk. */
const DRAIN_MS = 8_000;

/**
 * Opens an installation and serves it: lock, port, data, doors, command socket, house-keeping.
 *
 * @throws StartError when it cannot, with everything that was taken given back
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const clock = options.clock ?? (() => Date.now());
  const began = clock();
  const given = closing();
  try {
    const lock = await takeDataLock(options.settings.data, 'serve', began);
    given.add(() => lock.release());
    const seen = await peek(options.settings.databaseUrl, options.root);
    const plan = options.settings.demonstration ? planDemonstration(seen, options.reset, began) : null;
    if (plan === null) refuseDemonstration(seen, options.reset);
    const front = await listen(options.settings.host, options.settings.port);
    const settings = withPort(options.settings, front);
    given.add(() => front.drain(DRAIN_MS));
    if (plan?.do === 'begin-afresh') {
      options.say(`重新生成演示数据 / making the demonstration again (${WHY[plan.because]})`);
      wipeDemonstration(settings);
    }
    const huiyin = await openHuiyin({ ...options, settings, clock });
    given.add(() => huiyin.close());
    const demonstration = plan ? await openDemonstration(huiyin, plan, options) : null;
    if (!plan) await furnish(huiyin);
    given.add(keepHouse(huiyin));
    const socket = await openCommandSocket(huiyin, lock);
    given.add(() => socket.close());
    const app = createApp(huiyin, join(options.root, 'dist/web'));
    front.open(asListener(getRequestListener(app.fetch, { errorHandler: unreadableRequest })));
    // before anything that requests need is taken away
    given.add(() => front.drain(DRAIN_MS));
    given.add(async () => huiyin.live.end());
    const firstAdministrator = plan ? null : await createFirstAdministratorLink(huiyin);
    const { url, data } = settings;
    for (const line of banner({
      url,
      data,
      demonstration,
      firstAdministrator,
      milliseconds: clock() - began,
    }))
      options.say(line);
    return { url, huiyin, stop: () => given.close() };
  } catch (error) {
    await given.close();
    throw error;
  }
}

const WHY = {
  asked: '--reset',
  unfinished: '上次未完成 / the last time was broken off',
  old: '已满一天且无人使用，时间重新截至今天 / a day old and unused: it ends today again',
} as const;

async function openDemonstration(
  huiyin: OpenHuiyin,
  plan: DemonstrationPlan,
  { progress }: StartOptions,
): Promise<Banner['demonstration']> {
  if (plan.do !== 'open') {
    await writeMark(huiyin, { state: 'filling' });
    // half a year of campus is loaded only where it is made
    const { fillDemonstration } = await import('../demo/index.ts');
    await fillDemonstration(huiyin, (done, of) =>
      progress('生成演示校园 / making the demonstration campus', done, of),
    );
    await huiyin.projector.caughtUp();
    await writeMark(huiyin, { state: 'filled', at: huiyin.clock(), position: huiyin.ledger.position });
  }
  const filledAt = plan.do === 'open' ? plan.filledAt : huiyin.clock();
  const until = new Intl.DateTimeFormat('sv-SE', { timeZone: huiyin.settings.zone }).format(filledAt);
  return { entry: await openEntry(huiyin), kiosk: await kioskLink(huiyin), until };
}

function refuseDemonstration(seen: Peek, reset: boolean): void {
  if (reset)
    throw new StartError(EXIT.usage, {
      zh: '--reset 只用于演示：npm start -- --reset',
      en: '--reset is for the demonstration only: npm start -- --reset',
    });
  if (seen.kind === 'demonstration')
    throw new StartError(EXIT.refused, {
      zh: '这里是演示数据，不能作为正式系统启动。请用 npm start，或用 HUIYIN_DATA 指定别处',
      en: 'The data here are a demonstration and are not served as an installation of your own: use npm start, or name another folder in HUIYIN_DATA',
    });
}

/** With port 0 the system chose one; links carry it unless a public address was given. */
function withPort(settings: Settings, front: Front): Settings {
  const { port } = front;
  if (settings.port === port) return settings;
  return {
    ...settings,
    port,
    url: settings.url.replace(new RegExp(`^(http://.*):${settings.port}$`), `$1:${port}`),
  };
}

function asListener(listener: ReturnType<typeof getRequestListener>): Parameters<Front['open']>[0] {
  return (request, response) => void listener(request, response);
}
