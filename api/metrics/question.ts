import type { Clock, Dimension, Question } from '../../analytics/question.ts';
import { AppError, type FieldProblem } from '../problem.ts';
import { dimensionOf, readFilters, unknownDimension } from './read-filter.ts';
import { INSTANT_EXPECTED, readInstant } from './read-instant.ts';

/** A question in words, as a command line or a URL has it. */
export type QuestionWords = {
  by?: string | undefined;
  where?: string | string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  asOf?: string | undefined;
  clock?: string | undefined;
};

/**
 * A question from its words. What had happened by an instant to come is what has happened by now, so a later as-of is
 * now.
 *
 * @throws AppError 400 `invalid-question`; `errors[]` names each parameter and what was expected, in both languages
 */
export function readQuestion(input: QuestionWords, now: number): Question {
  const problems: FieldProblem[] = [];
  const where =
    input.where === undefined ? [] : typeof input.where === 'string' ? [input.where] : input.where;
  const question: Question = {
    by: readDimensions(input.by, problems),
    where: readFilters(where, problems),
    from: instantOf('from', input.from, problems),
    to: instantOf('to', input.to, problems),
    asOf: Math.min(instantOf('asOf', input.asOf, problems) ?? now, now),
    clock: readClock(input.clock, problems),
  };
  if (question.from !== null && question.to !== null && question.to <= question.from)
    problems.push({
      field: 'to',
      code: 'empty-period',
      message: { zh: '结束时间须晚于开始时间', en: 'The period ends before it begins' },
      expected: '> from',
    });
  const [first] = problems;
  if (first) throw new AppError(400, 'invalid-question', first.message, { errors: problems });
  return question;
}

function readDimensions(text: string | undefined, problems: FieldProblem[]): Dimension[] {
  if (text === undefined || text === '') return [];
  const dimensions: Dimension[] = [];
  for (const name of text.split(',')) {
    const dimension = dimensionOf(name.trim());
    if (dimension === null) problems.push(unknownDimension('by', name));
    else if (!dimensions.includes(dimension)) dimensions.push(dimension);
    else
      problems.push({
        field: 'by',
        code: 'twice',
        message: { zh: `维度 ${name} 重复`, en: `The dimension ${name} stands twice` },
      });
  }
  return dimensions;
}

function instantOf(field: string, text: string | undefined, problems: FieldProblem[]): number | null {
  if (text === undefined) return null;
  const instant = readInstant(text.trim());
  if (instant === null)
    problems.push({
      field,
      code: 'not-an-instant',
      message: {
        zh: `${field}：“${text}”不是时间，应写作 ${INSTANT_EXPECTED}`,
        en: `${field}: "${text}" is not a time; write ${INSTANT_EXPECTED}`,
      },
      expected: INSTANT_EXPECTED,
    });
  return instant;
}

function readClock(text: string | undefined, problems: FieldProblem[]): Clock {
  if (text === 'working' || text === 'elapsed') return text;
  if (text !== undefined)
    problems.push({
      field: 'clock',
      code: 'unknown-clock',
      message: {
        zh: `没有“${text}”这种计时，应为 elapsed 或 working`,
        en: `There is no clock "${text}"; there are elapsed and working`,
      },
      expected: 'elapsed, working',
    });
  return 'elapsed';
}
