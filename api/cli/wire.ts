import { z } from 'zod';

/** Lines of JSON over the socket in the data folder; a change of their meaning gets another number. */
export const PROTOCOL = 1;

export const Request = z.object({
  protocol: z.literal(PROTOCOL),
  command: z.string(),
  argv: z.array(z.string()),
  reader: z.enum(['zh', 'en', 'both']),
  folder: z.string(),
});
export type Request = z.infer<typeof Request>;

export const Answer = z.union([
  z.object({ out: z.string() }),
  z.object({ note: z.string() }),
  z.object({ progress: z.string() }),
  z.object({ exit: z.number().int() }),
]);
export type Answer = z.infer<typeof Answer>;
