import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export type SourceFile = {
  /** From the root of the repository, with slashes. */
  path: string;
  text: string;
};

export type Import = {
  from: string;
  /** Path from the root for our own files; the specifier for packages. */
  to: string;
  own: boolean;
  /** Erased by the compiler: it makes no arrow at run time. */
  typeOnly: boolean;
  /** Loaded when it is reached, not when the file is. */
  lazy: boolean;
};

const GENERATED = new Set(['web/components.d.ts']);

/** All source files below the folders, `.ts`, `.vue` and `.mjs`. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:ts|vue|mjs)$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .filter((path) => !GENERATED.has(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const STATIC = /^[ \t]*(import|export)\s+(type\s+)?(?:[\w*$\s{},]+?\s+from\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every import of a file, read from its text: the script of a `.vue` file needs no compiler for that. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean, lazy: boolean): void => {
    const own = specifier.startsWith('.');
    const to = own ? normalize(join(dirname(path), specifier.replace(/\?.*$/, ''))) : specifier;
    found.push({ from: path, to, own, typeOnly, lazy });
  };
  for (const [, , type, specifier] of code.matchAll(STATIC)) add(specifier ?? '', type !== undefined, false);
  for (const [, type, specifier] of code.matchAll(DYNAMIC)) add(specifier ?? '', type !== undefined, true);
  return found;
}

/** Good enough for our own code: a `//` inside a string is only taken for a comment when a space comes before it. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}
