export type IdleStanding = { phase: 'busy' | 'warning' | 'over'; secondsLeft: number };

/** How long since somebody touched the screen: after `idleMs` comes a warning of `warnMs`, then it is over. */
export function idleStanding(touchedAt: number, now: number, idleMs: number, warnMs: number): IdleStanding {
  const left = touchedAt + idleMs + warnMs - now;
  const secondsLeft = Math.max(0, Math.ceil(left / 1000));
  if (left <= 0) return { phase: 'over', secondsLeft };
  return { phase: left <= warnMs ? 'warning' : 'busy', secondsLeft };
}
