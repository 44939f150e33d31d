import type { z } from 'zod';
import type { Submission } from '../../ingest/submission.ts';
import type { IntakeReceipt, IntakeRequest } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { AppError } from '../problem.ts';
import { contentHash, keyReused } from './idempotency.ts';
import { requireKnown } from './known-references.ts';
import { readablePhone } from './phone.ts';
import { receive } from './receive.ts';
import { ticketReceipt } from './receipt.ts';

/** Id of the source that the operator's screen is. */
export const DESK = 'desk';

/** A matter that somebody at the centre writes down for a caller or a visitor. */
export async function intakeAtDesk(
  huiyin: Huiyin,
  body: IntakeRequest,
  userId: string,
  key: string,
): Promise<z.infer<typeof IntakeReceipt>> {
  if (body.department && !huiyin.organisation.now.departments.get(body.department)?.active)
    throw new AppError(
      422,
      'unknown-department',
      { zh: `没有部门“${body.department}”`, en: `There is no department "${body.department}"` },
      {
        errors: [
          {
            field: 'department',
            code: 'unknown-department',
            message: { zh: '请选择部门', en: 'Choose a department' },
          },
        ],
      },
    );
  const anonymous = body.disclosure === 'anonymous';
  if (body.phone && !anonymous) readablePhone(body.phone, 'phone');
  const submission: Submission = {
    sourceId: DESK,
    externalId: key,
    channel: body.channel,
    occurredAt: body.occurredAt ?? huiyin.clock(),
    content: {
      type: 'matter',
      kind: body.kind,
      urgency: body.urgency,
      title: body.title || null,
      text: body.text,
      campus: body.campus || null,
      place: body.place || null,
      category: body.category || null,
      service: null,
      happenedAt: null,
      disclosure: body.disclosure,
      person: anonymous ? null : { name: body.name || null, phone: body.phone || null, channelUserId: null },
      language: 'zh',
    },
  };
  requireKnown(huiyin, submission.content);
  const outcome = await receive(huiyin, {
    submission,
    raw: null,
    contentHash: contentHash(huiyin.keys, body),
    actor: userId,
    lodgedBy: 'citizen',
    department: body.directReply ? null : body.department || null,
    directReply: body.directReply || null,
  });
  if (outcome.differs) throw keyReused();
  if (outcome.ticketId === null) throw new Error('a matter always makes a ticket');
  const { id, number, code, answerDueAt, department } = await ticketReceipt(huiyin, outcome.ticketId);
  return { id, number, code, answerDueAt, department };
}
