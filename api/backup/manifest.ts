import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Bilingual } from '../contract/common.ts';

export const MANIFEST = 'manifest.json';

/** What a backup holds, and by what it is known to be whole. */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.number().int(),
  /** Where the chain of events ends in it. */
  head: z.object({ sequence: z.number().int(), hash: z.string() }).nullable(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

export async function fileEntry(folder: string, path: string): Promise<Manifest['files'][number]> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, path)), hash);
  const { size } = await stat(join(folder, path));
  return { path, bytes: size, sha256: hash.digest('hex') };
}

/** The manifest of a backup whose every file is there and whole; else what is wrong with it. */
export async function readBackup(
  folder: string,
): Promise<{ ok: true; manifest: Manifest } | { ok: false; wrong: Bilingual }> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null)
    return {
      ok: false,
      wrong: {
        zh: `${folder} 不是备份：没有 ${MANIFEST}`,
        en: `${folder} is no backup: it has no ${MANIFEST}`,
      },
    };
  const parsed = Manifest.safeParse(parseJson(text));
  if (!parsed.success)
    return {
      ok: false,
      wrong: {
        zh: `${MANIFEST} 无法读懂，备份可能由更新的版本创建`,
        en: `${MANIFEST} cannot be read; the backup may be of a newer version`,
      },
    };
  for (const wanted of parsed.data.files) {
    const found = await fileEntry(folder, wanted.path).catch(() => null);
    if (found?.sha256 !== wanted.sha256)
      return {
        ok: false,
        wrong: {
          zh: `备份中的 ${wanted.path} ${found ? '已被改动或损坏' : '缺失'}`,
          en: `${wanted.path} in the backup ${found ? 'was changed or is damaged' : 'is missing'}`,
        },
      };
  }
  return { ok: true, manifest: parsed.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
