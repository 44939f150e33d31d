/** Path of the file that a `file:` or `duckdb:` address names; null for a server's address. */
export function databaseFile(url: string): string | null {
  const path = /^(?:file|duckdb):(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  return path === undefined ? null : decodeURIComponent(path);
}
