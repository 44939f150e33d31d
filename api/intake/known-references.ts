import type { SubmissionContent } from '../../ingest/submission.ts';
import type { Huiyin } from '../huiyin.ts';
import { AppError, type FieldProblem } from '../problem.ts';

const NAMES = {
  campus: { zh: '校区', en: 'campus' },
  category: { zh: '分类', en: 'category' },
  service: { zh: '服务事项', en: 'service' },
  window: { zh: '窗口', en: 'window' },
};

/**
 * Refuses a submission that names a campus, a category, a service or a window which is not there: left out in silence,
 * the matter would lie with nobody's rule and the rating with nobody's counter.
 *
 * @throws AppError 422 `unknown-reference` that names each
 */
export function requireKnown(huiyin: Pick<Huiyin, 'organisation'>, content: SubmissionContent): void {
  const errors = unknownReferences(huiyin, content);
  if (errors.length === 0) return;
  throw new AppError(
    422,
    'unknown-reference',
    {
      zh: errors.map((each) => each.message.zh).join('；'),
      en: errors.map((each) => each.message.en).join('; '),
    },
    { errors },
  );
}

function unknownReferences(
  { organisation }: Pick<Huiyin, 'organisation'>,
  content: SubmissionContent,
): FieldProblem[] {
  if (content.type === 'notice') return [];
  const { campuses, categories, services, windows } = organisation.now;
  const check = (
    field: keyof typeof NAMES,
    code: string | null,
    rows: ReadonlyMap<string, unknown>,
  ): FieldProblem[] =>
    code === null || rows.has(code)
      ? []
      : [
          {
            field,
            code: `unknown-${field}`,
            message: {
              zh: `没有${NAMES[field].zh}“${code}”`,
              en: `There is no ${NAMES[field].en} "${code}"`,
            },
          },
        ];
  return content.type === 'matter'
    ? [
        ...check('campus', content.campus, campuses),
        ...check('category', content.category, categories),
        ...check('service', content.service, services),
      ]
    : [...check('service', content.service, services), ...check('window', content.window, windows)];
}
