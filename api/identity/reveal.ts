import { eq } from 'drizzle-orm';
import type { RevealRequest } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { persons } from '../ledger/schema.ts';
import { AppError } from '../problem.ts';
import { visibleTicket } from '../tickets/routes.ts';
import { recordAccess } from './access.ts';
import type { Viewer } from './session.ts';

/**
 * A name or a number in full, for a reason: within the viewer's rows, only where the person allowed it, and never before
 * the look is on disk.
 *
 * @throws AppError 404 outside of the viewer's rows, 403 `not-disclosed` when only the centre may know the person
 */
export async function reveal(
  huiyin: Huiyin,
  viewer: Viewer,
  ticketId: string,
  request: RevealRequest,
): Promise<string | null> {
  const ticket = await visibleTicket(huiyin, viewer, ticketId);
  if (ticket.disclosure === 'centre' && viewer.scope !== null)
    throw new AppError(403, 'not-disclosed', {
      zh: '当事人只愿让受理中心知道自己是谁',
      en: 'The person lets only the centre know who they are',
    });
  // the view says what there is: nothing of an anonymous person
  const value = ticket.person?.has.includes(request.field)
    ? await valueOf(huiyin, ticketId, request.field)
    : null;
  await recordAccess(huiyin, viewer, {
    action: 'reveal',
    ticketId,
    field: request.field,
    reason: request.reason,
  });
  return value;
}

async function valueOf(huiyin: Huiyin, ticketId: string, field: 'name' | 'phone'): Promise<string | null> {
  const [person] = await huiyin.store.read
    .select({ value: persons[field] })
    .from(persons)
    .where(eq(persons.ticketId, ticketId));
  return person?.value ?? null;
}
