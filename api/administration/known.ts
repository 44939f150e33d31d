import type { Organisation } from '../organisation/organisation.ts';
import { AppError, type FieldProblem } from '../problem.ts';

type Kind = 'departments' | 'campuses' | 'categories' | 'services';

const WORDS: Record<Kind, { code: string; zh: string; en: string }> = {
  departments: { code: 'unknown-department', zh: '部门', en: 'department' },
  campuses: { code: 'unknown-campus', zh: '校区', en: 'campus' },
  categories: { code: 'unknown-category', zh: '类别', en: 'category' },
  services: { code: 'unknown-service', zh: '服务', en: 'service' },
};

/** What is wrong with codes that a body names: each must exist. Empty when nothing is. */
export function unknownCodes(
  organisation: Organisation,
  kind: Kind,
  field: string,
  codes: readonly (string | null)[],
): FieldProblem[] {
  const words = WORDS[kind];
  return codes
    .filter((code) => code !== null && !organisation.now[kind].has(code))
    .map((code) => ({
      field,
      code: words.code,
      message: { zh: `没有${words.zh}“${code}”`, en: `There is no ${words.en} "${code}"` },
    }));
}

/** @throws AppError 422 with all of them when there are any */
export function refuseIfAny(errors: FieldProblem[]): void {
  if (errors.length > 0)
    throw new AppError(
      422,
      'invalid-input',
      { zh: '填写有误，请看标出的各项', en: 'Some fields are not right' },
      { errors },
    );
}
