import { jsonFault } from '../ingest/json-fault.ts';
import { AppError } from './problem.ts';

/** 400 for a body that is not JSON, with where it stops being so. */
export function malformedJson(text: string): AppError {
  const fault = jsonFault(text);
  const where = fault
    ? {
        zh: `，错在第 ${fault.line} 行第 ${fault.column} 个字符`,
        en: `: line ${fault.line}, character ${fault.column}`,
      }
    : { zh: '', en: '' };
  return new AppError(400, 'malformed-json', {
    zh: `请求体不是有效的 JSON${where.zh}`,
    en: `The body is not valid JSON${where.en}`,
  });
}

/** For the record only: the sender of half a body has gone. */
export function brokenOff(): AppError {
  return new AppError(400, 'broken-off', {
    zh: '请求中途断开',
    en: 'The request was broken off',
  });
}
