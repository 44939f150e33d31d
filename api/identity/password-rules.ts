import { AppError, type FieldProblem } from '../problem.ts';

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;
const FEWEST_DIFFERENT = 5;

/** What is wrong with a new password, or null. Length counts; kinds of characters are nobody's business. */
export function passwordProblem(
  password: string,
  person: { name: string; email: string },
  field = 'password',
): FieldProblem | null {
  const characters = [...password];
  const wrong = (code: string, zh: string, en: string): FieldProblem => ({
    field,
    code,
    message: { zh, en },
  });
  if (characters.length < SHORTEST_PASSWORD)
    return wrong(
      'password-short',
      `密码至少 ${SHORTEST_PASSWORD} 个字符`,
      `A password has at least ${SHORTEST_PASSWORD} characters`,
    );
  if (password.length > LONGEST_PASSWORD)
    return wrong(
      'password-long',
      `密码至多 ${LONGEST_PASSWORD} 个字符`,
      `A password has at most ${LONGEST_PASSWORD} characters`,
    );
  if (new Set(characters).size < FEWEST_DIFFERENT)
    return wrong(
      'password-simple',
      `密码至少要有 ${FEWEST_DIFFERENT} 个不同的字符`,
      `A password has at least ${FEWEST_DIFFERENT} different characters`,
    );
  const lower = password.toLowerCase();
  const own = [person.email, person.email.split('@')[0] ?? '', person.name].map((each) => each.toLowerCase());
  if (own.some((each) => each.length >= 4 && lower.includes(each)))
    return wrong(
      'password-own',
      '密码不能包含姓名或邮箱',
      'A password does not contain the name or the e-mail address',
    );
  if (isRun(lower))
    return wrong(
      'password-simple',
      '密码不能是一串连续的字符',
      'A password is not a run along the keyboard or the alphabet',
    );
  return null;
}

const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'password'];

/** Whether it is nothing but one run, forwards or backwards, however often repeated. */
function isRun(lower: string): boolean {
  const backwards = [...lower].reverse().join('');
  return RUNS.some((run) => [lower, backwards].some((each) => run.repeat(4).includes(each)));
}

/** @throws AppError 422 naming the field */
export function checkPassword(
  password: string,
  person: { name: string; email: string },
  field = 'password',
): void {
  const problem = passwordProblem(password, person, field);
  if (problem) throw new AppError(422, problem.code, problem.message, { errors: [problem] });
}
