import type { z } from 'zod';
import type { ActionField as Field } from '../contract/tickets.ts';

export type { Bilingual, Role } from '../contract/common.ts';
export type ActionField = z.infer<typeof Field>;
