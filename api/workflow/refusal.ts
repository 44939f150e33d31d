import { AppError, notFound } from '../problem.ts';
import type { Performed } from './perform.ts';

/** A refusal as HTTP says it: 404, 409 with the present version, 422 with the field. */
export function refusalOf(performed: Extract<Performed, { ok: false }>): AppError {
  switch (performed.reason) {
    case 'unknown-ticket':
      return notFound({ zh: '没有这张工单', en: 'There is no such ticket' });
    case 'unknown-action':
      return notFound({ zh: '没有这个操作', en: 'There is no such action' });
    case 'conflict':
      return new AppError(
        409,
        'version-conflict',
        {
          zh: '工单已被他人更改，请查看后再提交',
          en: 'The ticket has changed since you opened it: look again, then submit',
        },
        { extra: { currentVersion: performed.ticket.version, state: performed.ticket.state } },
      );
    case 'refused':
      return new AppError(422, performed.refusal.code, performed.refusal.detail, {
        errors:
          performed.refusal.field === null
            ? []
            : [
                {
                  field: performed.refusal.field,
                  code: performed.refusal.code,
                  message: performed.refusal.detail,
                },
              ],
      });
    case 'invalid':
      return new AppError(
        422,
        'invalid-input',
        { zh: '填写有误，请看标出的各项', en: 'Some fields are not right' },
        { errors: performed.errors },
      );
  }
}
