import { departments } from '../ledger/schema.ts';
import type { Huiyin } from '../huiyin.ts';

/**
 * What no installation can do without: a centre, which holds what nobody else has. It is a department like others and
 * can be renamed; nothing is done where there is one. The doors of our own (`web`, `kiosk`, `desk`) need no rows.
 */
export async function furnish(huiyin: Huiyin): Promise<void> {
  if (huiyin.organisation.centre !== null) return;
  await huiyin.ledger.write(({ tx }) =>
    tx
      .insert(departments)
      .values({ code: 'centre', nameZh: '诉求服务中心', nameEn: 'Service centre', centre: true })
      .onConflictDoUpdate({ target: departments.code, set: { centre: true, active: true } }),
  );
  await huiyin.organisation.reload();
}
