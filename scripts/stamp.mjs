import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundles are made of. Tests and pages of documentation change nothing that is built. */
const SOURCES = ['analytics', 'ingest', 'api', 'web', 'package.json', 'package-lock.json', 'vite.config.ts'];
/** Written by the build itself. */
const GENERATED = new Set(['components.d.ts']);

/**
 * A hash over the contents of everything that is built: a checkout or a copy that only touches times changes nothing.
 * Some hundred small files take a few milliseconds.
 *
 * @param {string} root
 * @param {readonly string[]} sources
 */
export function stampOf(root, sources = SOURCES) {
  const hash = createHash('sha256');
  for (const source of sources) add(hash, root, source);
  return hash.digest('hex');
}

function add(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = list(full);
  if (entries === null) {
    const content = readFileSync(full);
    hash.update(`${path}\0${content.length}\0`).update(content);
    return;
  }
  for (const entry of entries)
    if (!entry.startsWith('.') && !GENERATED.has(entry)) add(hash, root, `${path}/${entry}`);
}

/** Names in a folder, sorted; null for a file. */
function list(path) {
  try {
    return readdirSync(path).toSorted();
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * Whether `node_modules` holds what the lock names. npm writes its own copy of the lock there as the last step of an
 * install, so a broken-off install has none.
 *
 * @param {string} root
 */
export function installed(root) {
  const copy = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(copy)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(copy, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = present[path];
    // packages of other platforms are left out by npm
    return found ? found.integrity === entry.integrity : entry.optional === true || entry.peer === true;
  });
}
