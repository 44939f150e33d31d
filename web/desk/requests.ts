import type { z } from 'zod';
import type {
  CallerHistory,
  IntakeReceipt,
  IntakeRequest,
  Organisation,
  Revealed,
  Suggestion,
  TicketDetail,
  TicketPage,
  ViewCounts,
} from '../../api/contract/tickets.ts';
import { call } from '../ui/call.ts';

const id = encodeURIComponent;

export const listTickets = (query: Record<string, string>, signal?: AbortSignal) =>
  call<TicketPage>('/api/v1/tickets', { query, signal });

export const countViews = (signal?: AbortSignal) =>
  call<z.infer<typeof ViewCounts>>('/api/v1/tickets/counts', { signal });

export const readTicket = (ticket: string, signal?: AbortSignal) =>
  call<TicketDetail>(`/api/v1/tickets/${id(ticket)}`, { signal });

export interface Act {
  ticket: string;
  action: string;
  version: number;
  input: Record<string, unknown>;
  idempotencyKey: string;
}
export const act = ({ ticket, action, version, input, idempotencyKey }: Act) =>
  call<TicketDetail>(`/api/v1/tickets/${id(ticket)}/actions/${id(action)}`, {
    method: 'POST',
    body: { version, input },
    idempotencyKey,
  });

export const reveal = (ticket: string, field: 'name' | 'phone', reason: string) =>
  call<z.infer<typeof Revealed>>(`/api/v1/tickets/${id(ticket)}/reveal`, {
    method: 'POST',
    body: { field, reason },
  });

export const readOrganisation = (signal?: AbortSignal) =>
  call<Organisation>('/api/v1/organisation', { signal });

export const readCaller = (phone: string, signal?: AbortSignal) =>
  call<z.infer<typeof CallerHistory>>('/api/v1/callers', { query: { phone }, signal });

export const suggest = (text: string, signal?: AbortSignal) =>
  call<z.infer<typeof Suggestion>>('/api/v1/suggestion', { query: { text }, signal });

export const takeIn = (request: IntakeRequest, idempotencyKey: string) =>
  call<z.infer<typeof IntakeReceipt>>('/api/v1/intake', { method: 'POST', body: request, idempotencyKey });
