/** On a phone a menu scrolls sideways, and its present entry must not hide beyond the edge. */
export function showPresent(strip: HTMLElement | undefined): void {
  const present = strip?.querySelector<HTMLElement>('[aria-current]');
  if (!strip || !present || strip.scrollWidth <= strip.clientWidth) return;
  const within = present.getBoundingClientRect().left - strip.getBoundingClientRect().left + strip.scrollLeft;
  strip.scrollLeft = within - strip.clientWidth / 2 + present.offsetWidth / 2;
}
