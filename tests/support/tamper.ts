import type { Store } from '../../api/ledger/database.ts';

/** Changes what only grows, as somebody could who holds the file and knows its triggers. */
export async function tamper(store: Store, statement: string): Promise<void> {
  const triggers = await store.writeClient.execute(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
  );
  for (const row of triggers.rows) await store.writeClient.execute(`DROP TRIGGER "${String(row['name'])}"`);
  await store.writeClient.execute(statement);
  for (const row of triggers.rows) await store.writeClient.execute(String(row['sql']));
}
