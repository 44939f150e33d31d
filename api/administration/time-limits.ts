import { desc } from 'drizzle-orm';
import type { TimeLimits } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Viewer } from '../identity/session.ts';
import { KINDS } from '../../ingest/submission.ts';
import { timeLimits } from '../ledger/schema.ts';
import { DEFAULT_TIME_LIMITS } from '../organisation/default-time-limits.ts';
import { AppError, type FieldProblem } from '../problem.ts';
import { change } from './change.ts';
import { refuseIfAny } from './known.ts';

/** Each kind needs a line for normal urgency, which stands in for those that have none; no line stands twice. */
function lineProblems({ limits }: Pick<TimeLimits, 'limits'>): FieldProblem[] {
  const seen = new Set<string>();
  const twice = limits.flatMap(({ kind, urgency }, index): FieldProblem[] => {
    const key = `${kind}/${urgency}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        field: `limits[${index}]`,
        code: 'twice',
        message: { zh: `${key} 重复`, en: `${key} stands twice` },
      },
    ];
  });
  const missing = KINDS.filter((kind) => !seen.has(`${kind}/normal`)).map((kind): FieldProblem => ({
    field: 'limits',
    code: 'missing',
    message: { zh: `缺少 ${kind}/normal 的时限`, en: `There is no limit for ${kind}/normal` },
  }));
  return [...twice, ...missing];
}

/**
 * A new version of the policy; tickets that run keep the limits they were received under.
 *
 * @throws AppError 409 `version-conflict` when somebody changed it since it was read
 */
export async function putTimeLimits(huiyin: Huiyin, viewer: Viewer, input: TimeLimits): Promise<TimeLimits> {
  refuseIfAny(lineProblems(input));
  const before = huiyin.organisation.now.limits;
  const after = { ...input, version: input.version + 1 };
  return change(
    huiyin,
    viewer,
    'time-limits.change',
    { version: after.version, before, after },
    async ({ tx, now }) => {
      const [last] = await tx
        .select({ version: timeLimits.version })
        .from(timeLimits)
        .orderBy(desc(timeLimits.version))
        .limit(1);
      const current = last?.version ?? DEFAULT_TIME_LIMITS.version;
      if (current !== input.version)
        throw new AppError(
          409,
          'version-conflict',
          {
            zh: '时限已被他人更改，请刷新后再提交',
            en: 'The limits have changed since you opened them: reload, then submit',
          },
          { extra: { currentVersion: current } },
        );
      await tx.insert(timeLimits).values({
        version: after.version,
        policy: JSON.stringify(after),
        since: now,
      });
      return after;
    },
  );
}
