import type { Huiyin } from '../huiyin.ts';

/** Answers and closings after which it is worth learning again. */
const AGAIN_AFTER = 50;
/** An import or a busy morning is learnt from once, not every fifty tickets. */
const PAUSE_MS = 60_000;

/** Lets the suggester learn at once, and again some time after enough tickets have been answered. */
export function keepLearning({
  ledger,
  suggester,
  log,
}: Pick<Huiyin, 'ledger' | 'suggester' | 'log'>): () => void {
  let since = 0;
  let timer: NodeJS.Timeout | null = null;
  const learn = (): void => {
    since = 0;
    timer = null;
    suggester
      .refresh()
      .catch((error: unknown) => log.error({ error }, 'learning from answered tickets failed'));
  };
  learn();
  const stop = ledger.onCommitted((events) => {
    for (const event of events) if (event.kind === 'replied' || event.kind === 'closed') since += 1;
    if (since >= AGAIN_AFTER) timer ??= setTimeout(learn, PAUSE_MS).unref();
  });
  return () => {
    stop();
    if (timer) clearTimeout(timer);
  };
}
