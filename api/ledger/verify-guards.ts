import { sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import type { FaultList } from './verify-report.ts';

/** Triggers that keep what only grows from being changed, by table (migrations `0001_append_only`, `0002_no_replace`). */
const GUARDS: Readonly<Record<string, readonly string[]>> = {
  events: ['events_no_update', 'events_no_delete', 'events_no_replace'],
  audit: ['audit_no_update', 'audit_no_delete', 'audit_no_replace'],
  access_log: ['access_log_no_update', 'access_log_no_delete', 'access_log_no_replace'],
};

/** Whether the tables that only grow still have their guards, and those refuse: who can write the file can change them. */
export async function verifyGuards({ read }: Pick<Store, 'read'>, faults: FaultList): Promise<void> {
  const there = await read.all<{ name: string; on: string }>(
    sql`SELECT name, tbl_name AS "on" FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'`,
  );
  for (const [table, guards] of Object.entries(GUARDS))
    for (const guard of guards)
      if (!there.some((each) => each.name === guard && each.on === table))
        faults.add({
          table,
          sequence: null,
          ticket: null,
          column: null,
          message: {
            zh: `只增不改的保护触发器 ${guard} 缺失或已失效`,
            en: `the trigger ${guard}, which lets the table only grow, is missing or refuses nothing`,
          },
        });
}
