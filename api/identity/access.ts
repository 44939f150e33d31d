import type { Huiyin } from '../huiyin.ts';
import { accessLog } from '../ledger/schema.ts';
import type { Viewer } from './session.ts';

export type Access = {
  action: 'open' | 'reveal' | 'caller-history' | 'rows' | 'export' | 'access-log';
  ticketId: string | null;
  field?: string | null;
  reason?: string | null;
};

/**
 * Writes down who looked at what. Through the write gate, together with whatever else waits there; await it where the
 * look must not happen unrecorded (a revealed number), leave it where the answer need not wait (an opened ticket).
 */
export function recordAccess(
  huiyin: Pick<Huiyin, 'ledger' | 'newId' | 'log'>,
  viewer: Pick<Viewer, 'userId'>,
  access: Access,
): Promise<void> {
  const written = huiyin.ledger.write(async ({ tx, now }) => {
    await tx.insert(accessLog).values({
      id: huiyin.newId(),
      at: now,
      userId: viewer.userId,
      action: access.action,
      ticketId: access.ticketId,
      field: access.field ?? null,
      reason: access.reason ?? null,
    });
  });
  // marks the rejection as handled for callers that do not wait; those that do still see it
  written.catch((error: unknown) =>
    huiyin.log.error({ error, action: access.action }, 'access not recorded'),
  );
  return written;
}
