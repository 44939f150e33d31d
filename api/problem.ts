import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Bilingual, Problem } from './contract/common.ts';

export type Language = 'zh' | 'en';

export type FieldProblem = { field: string; code: string; message: Bilingual; expected?: string };

/**
 * Something that a caller must be told. Thrown where a rule was broken that the caller could not be asked about
 * earlier; mapped to a status once, as RFC 9457 problem details in the reader's language.
 */
export class AppError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly detail: Bilingual;
  readonly errors: FieldProblem[];
  readonly headers: Record<string, string>;
  /** Further members of the problem, such as what the ticket is now. */
  readonly extra: Record<string, unknown>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    detail: Bilingual,
    more: { errors?: FieldProblem[]; headers?: Record<string, string>; extra?: Record<string, unknown> } = {},
  ) {
    super(`${code}: ${detail.en}`);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
    this.extra = more.extra ?? {};
  }
}

const TITLES: Record<number, Bilingual> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '请先登录', en: 'Please sign in' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不支持此方法', en: 'Method not allowed' },
  409: { zh: '已被他人更改', en: 'Changed by somebody else' },
  410: { zh: '已失效', en: 'Gone' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '不支持的内容类型', en: 'Unsupported content type' },
  422: { zh: '内容有误', en: 'Cannot be processed' },
  423: { zh: '已锁定', en: 'Locked' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  500: { zh: '系统出错', en: 'Server error' },
  503: { zh: '暂不可用', en: 'Not available now' },
};

/** Language of the reader: `?lang`, then Accept-Language, Chinese first. */
export function languageOf(context: Context): Language {
  const asked = context.req.query('lang');
  if (asked === 'en' || asked === 'zh') return asked;
  const accepted = context.req.header('accept-language')?.toLowerCase() ?? '';
  const zh = accepted.search(/\bzh\b/);
  const en = accepted.search(/\ben\b/);
  return en >= 0 && (zh < 0 || en < zh) ? 'en' : 'zh';
}

export function problemOf(error: AppError, language: Language, instance: string): Problem {
  const title = TITLES[error.status] ?? { zh: '请求失败', en: 'Request failed' };
  return {
    ...error.extra,
    type: `urn:huiyin:problem:${error.code}`,
    title: title[language],
    status: error.status,
    detail: error.detail[language],
    code: error.code,
    instance,
    ...(error.errors.length > 0
      ? {
          errors: error.errors.map((each) => ({
            field: each.field,
            code: each.code,
            message: each.message[language],
            ...(each.expected === undefined ? {} : { expected: each.expected }),
          })),
        }
      : {}),
  };
}

export function problemResponse(context: Context, error: AppError): Response {
  const body = problemOf(error, languageOf(context), context.req.path);
  return context.body(JSON.stringify(body), error.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...error.headers,
  });
}

export const notFound = (what: Bilingual): AppError => new AppError(404, 'not-found', what);
