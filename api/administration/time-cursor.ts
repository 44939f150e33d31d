import { z } from 'zod';
import { AppError } from '../problem.ts';

const Cursor = z.tuple([z.number().int(), z.string().min(1)]);

/** Where a page of a list that is sorted by time and id ended. */
export function timeCursor(last: { at: number; id: string }): string {
  return Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url');
}

/** @throws AppError 400 `bad-cursor` for what is none of ours */
export function readTimeCursor(cursor: string | undefined): { at: number; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch {
    const message = {
      zh: '分页标记无效，请从第一页重新开始',
      en: 'Not a cursor of ours: begin with the first page',
    };
    throw new AppError(400, 'bad-cursor', message, {
      errors: [{ field: 'cursor', code: 'bad-cursor', message }],
    });
  }
}
