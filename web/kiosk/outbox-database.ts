import { openDB, type DBSchema } from 'idb';
import { memoryOutbox, type Outbox, type Waiting } from './outbox.ts';

interface Schema extends DBSchema {
  ratings: { key: string; value: Waiting & { refused?: string } };
}

/** What waits survives a reload, a power cut and a night without network. */
export async function openOutbox(): Promise<Outbox> {
  try {
    const database = await openDB<Schema>('huiyin-kiosk', 1, {
      upgrade: (fresh) => void fresh.createObjectStore('ratings', { keyPath: 'id' }),
    });
    return {
      add: async (item) => void (await database.put('ratings', item)),
      waiting: async () =>
        (await database.getAll('ratings'))
          .filter(({ refused }) => refused === undefined)
          .sort((a, b) => a.rating.occurredAt - b.rating.occurredAt),
      remove: (id) => database.delete('ratings', id),
      setAside: async (id, reason) => {
        const item = await database.get('ratings', id);
        if (item) await database.put('ratings', { ...item, refused: reason });
      },
    };
  } catch {
    return memoryOutbox();
  }
}
