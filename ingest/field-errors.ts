import type { z } from 'zod';

export type FieldError = { field: string; code: string; message: { zh: string; en: string } };

const TYPES: Record<string, { zh: string; en: string }> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

const FORMATS: Record<string, { zh: string; en: string }> = {
  datetime: {
    zh: '带时区的时间，如 2026-01-05T09:30:00+08:00',
    en: 'a time with offset, as 2026-01-05T09:30:00+08:00',
  },
  url: { zh: '网址', en: 'a web address' },
  uuid: { zh: 'UUID', en: 'a UUID' },
};

/**
 * What is wrong with each field, in words for the reader, from a failed parse. Parse with `{ reportInput: true }`, or a
 * missing field cannot be told from a wrong one. A custom check brings its own words in `params: { zh, en }`.
 */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => {
    const field = issue.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('');
    const name = field.replace(/^\./, '');
    const { code, zh, en } = describe(issue);
    return {
      field: name,
      code,
      message: { zh: `${name || '请求内容'}：${zh}`, en: `${name || 'the body'}: ${en}` },
    };
  });
}

function describe(issue: z.core.$ZodIssue): { code: string; zh: string; en: string } {
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return issue.input === undefined
        ? { code: 'missing', zh: `缺少，应为${type.zh}`, en: `is missing; expected ${type.en}` }
        : { code: 'wrong-type', zh: `应为${type.zh}`, en: `expected ${type.en}` };
    }
    case 'too_small':
      return size(issue.origin, Number(issue.minimum), 'least');
    case 'too_big':
      return size(issue.origin, Number(issue.maximum), 'most');
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union': {
      const values = issue.errors
        .flat()
        .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      if (values.length > 0) return oneOf(values.map(String));
      if ('options' in issue && issue.options) return oneOf(issue.options.map(String));
      // of several forms the one that was tried says more than that the others are of another type
      const inner = issue.errors.flat().find(({ code }) => code !== 'invalid_type') ?? issue.errors.flat()[0];
      return inner ? describe(inner) : { code: 'invalid', zh: '格式不对', en: 'is not in a form we know' };
    }
    case 'invalid_format': {
      const format = FORMATS[issue.format];
      return format
        ? { code: 'wrong-format', zh: `应为${format.zh}`, en: `expected ${format.en}` }
        : { code: 'wrong-format', zh: '格式不对', en: 'is in the wrong form' };
    }
    case 'custom': {
      const { zh, en } = issue.params ?? {};
      return {
        code: 'invalid',
        zh: typeof zh === 'string' ? zh : '不可用',
        en: typeof en === 'string' ? en : 'is not allowed',
      };
    }
    case 'unrecognized_keys':
      return {
        code: 'unknown-field',
        zh: `不认识的字段：${issue.keys.join('、')}`,
        en: `unknown fields: ${issue.keys.join(', ')}`,
      };
    default:
      return { code: 'invalid', zh: '不可用', en: 'is not allowed' };
  }
}

function oneOf(values: string[]): { code: string; zh: string; en: string } {
  const distinct = [...new Set(values)];
  return {
    code: 'unknown-value',
    zh: `应为 ${distinct.join('、')} 之一`,
    en: `expected one of ${distinct.join(', ')}`,
  };
}

function size(
  origin: string,
  bound: number,
  which: 'least' | 'most',
): { code: string; zh: string; en: string } {
  const code = which === 'least' ? 'too-small' : 'too-big';
  if (origin === 'string' && which === 'least' && bound === 1)
    return { code: 'empty', zh: '不能为空', en: 'must not be empty' };
  const zhUnit = origin === 'string' ? ' 个字' : origin === 'array' ? ' 项' : '';
  const enUnit = origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '';
  return {
    code,
    zh: `${which === 'least' ? '至少' : '至多'} ${bound}${zhUnit}`,
    en: `at ${which} ${bound}${enUnit}`,
  };
}
