/** Where to go after signing in: a path inside this door, never another site. */
export function whereTo(to: unknown): string {
  const path = typeof to === 'string' ? to : '/';
  return /^\/(?![/\\])/.test(path) ? path : '/';
}
