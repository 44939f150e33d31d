import { describe, expect, test } from 'vitest';
import { importsOf, sourceFiles, type Import } from './source-files.ts';

const files = sourceFiles('analytics', 'ingest', 'api', 'web');
const imports = files.flatMap(importsOf).filter((each) => each.own);
const inside = (path: string, ...folders: string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`));
const shown = (found: Import[]): string[] => found.map(({ from, to }) => `${from} -> ${to}`);

/** Imports of a folder that its rule does not allow. */
const breaking = (folder: string, allowed: (each: Import) => boolean): string[] =>
  shown(imports.filter((each) => inside(each.from, folder) && !allowed(each)));

describe('imports run one way', () => {
  test('analytics imports nothing of ours', () => {
    expect(breaking('analytics', ({ to }) => inside(to, 'analytics'))).toEqual([]);
  });

  test('ingest imports only itself and the words of analytics', () => {
    expect(breaking('ingest', ({ to }) => inside(to, 'ingest', 'analytics/text'))).toEqual([]);
  });

  test('api imports nothing of web or tests', () => {
    expect(breaking('api', ({ to }) => inside(to, 'api', 'ingest', 'analytics'))).toEqual([]);
  });

  test('web takes types from api and ingest, and nothing that runs; of analytics only what is pure', () => {
    expect(
      breaking(
        'web',
        ({ to, typeOnly }) =>
          inside(to, 'web') ||
          (inside(to, 'analytics') && !inside(to, 'analytics/stores')) ||
          (inside(to, 'api', 'ingest') && typeOnly),
      ),
    ).toEqual([]);
  });

  test('the citizen pages load nothing of the staff doors', () => {
    const staff = ['web/desk', 'web/board', 'web/charts'];
    expect(
      shown(
        imports.filter(({ from, to }) => inside(from, 'web/citizen', 'web/kiosk') && inside(to, ...staff)),
      ),
    ).toEqual([]);
  });
});

describe('no file imports itself by a detour', () => {
  test('no cycles among files', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, typeOnly, lazy } of imports)
      if (!typeOnly && !lazy) graph.set(from, [...(graph.get(from) ?? []), to]);
    expect(cycles(graph)).toEqual([]);
  });
});

/** Each cycle once, as the path that closes it. */
function cycles(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, path: string[]): void => {
    const at = path.indexOf(node);
    if (at >= 0) {
      found.push([...path.slice(at), node].join(' -> '));
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}
