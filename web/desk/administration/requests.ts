import type {
  CalendarDays,
  InvitedUser,
  NewSource,
  NewStaffUser,
  NewWindow,
  OneTimeLink,
  RoutingDryRun,
  RoutingRule,
  RoutingRuleChange,
  ServiceWindow,
  Source,
  SourceChange,
  SourceSecrets,
  StaffUser,
  StaffUserChange,
  TimeLimits,
  WindowChange,
} from '../../../api/contract/administration.ts';
import type { AccessEntry, QuarantineItem } from '../../../api/contract/administration.ts';
import type { Channel } from '../../../ingest/submission.ts';
import type { Bilingual } from '../../../api/contract/common.ts';
import type { Organisation } from '../../../api/contract/tickets.ts';
import { call, type QueryValue } from '../../ui/call.ts';
import type { JsonSchema } from './sources/settings-fields.ts';

const id = encodeURIComponent;
type Signal = AbortSignal | undefined;

export const readRules = (signal: Signal) =>
  call<{ rules: RoutingRule[] }>('/api/v1/routing-rules', { signal });
export const addRule = (body: RoutingRuleChange) =>
  call<RoutingRule>('/api/v1/routing-rules', { method: 'POST', body });
export const putRule = (rule: string, body: RoutingRuleChange) =>
  call<RoutingRule>(`/api/v1/routing-rules/${id(rule)}`, { method: 'PUT', body });
export const removeRule = (rule: string) =>
  call<null>(`/api/v1/routing-rules/${id(rule)}`, { method: 'DELETE' });
export const orderRules = (ids: string[]) =>
  call<{ rules: RoutingRule[] }>('/api/v1/routing-rules/order', { method: 'PUT', body: { ids } });
export const tryRules = (days: number) =>
  call<RoutingDryRun>('/api/v1/routing-rules/dry-run', { method: 'POST', body: { days } });

export const readTimeLimits = (signal: Signal) => call<TimeLimits>('/api/v1/time-limits', { signal });
export const putTimeLimits = (body: TimeLimits) =>
  call<TimeLimits>('/api/v1/time-limits', { method: 'PUT', body });

export const readCalendar = (signal: Signal) => call<CalendarDays>('/api/v1/calendar', { signal });
export const putCalendar = (overrides: CalendarDays['overrides']) =>
  call<CalendarDays>('/api/v1/calendar', { method: 'PUT', body: { overrides } });

export type OrganisationPart = 'departments' | 'campuses' | 'categories' | 'services';
export const putPart = (part: OrganisationPart, code: string, body: Record<string, unknown>) =>
  call<Organisation>(`/api/v1/${part}/${id(code)}`, { method: 'PUT', body });

export const readWindows = (signal: Signal) =>
  call<{ windows: ServiceWindow[] }>('/api/v1/windows', { signal });
export const addWindow = (body: NewWindow) =>
  call<ServiceWindow>('/api/v1/windows', { method: 'POST', body });
export const putWindow = (code: string, body: WindowChange) =>
  call<ServiceWindow>(`/api/v1/windows/${id(code)}`, { method: 'PUT', body });
export const makeDeviceToken = (code: string) =>
  call<{ token: string; url: string }>(`/api/v1/windows/${id(code)}/token`, { method: 'POST' });

export interface Adapter {
  id: string;
  channel: Channel;
  name: Bilingual;
  secretSettings: string[];
  settingsSchema: JsonSchema;
}
export const readAdapters = (signal: Signal) =>
  call<{ adapters: Adapter[] }>('/api/v1/channel-adapters', { signal });
export const readSources = (signal: Signal) => call<{ sources: Source[] }>('/api/v1/sources', { signal });
export const addSource = (body: NewSource) =>
  call<SourceSecrets>('/api/v1/sources', { method: 'POST', body });
export const putSource = (source: string, body: SourceChange) =>
  call<Source>(`/api/v1/sources/${id(source)}`, { method: 'PUT', body });
export const makeSecrets = (source: string) =>
  call<SourceSecrets>(`/api/v1/sources/${id(source)}/secrets`, { method: 'POST' });

interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number | null;
}
export const readQuarantine = (query: Record<string, QueryValue>, signal: Signal) =>
  call<Page<QuarantineItem>>('/api/v1/quarantine', { query, signal });
export const replay = (item: string) =>
  call<null>(`/api/v1/quarantine/${id(item)}/replay`, { method: 'POST' });
export const dismiss = (item: string, reason: string) =>
  call<null>(`/api/v1/quarantine/${id(item)}`, { method: 'DELETE', body: { reason } });

export const readUsers = (signal: Signal) => call<{ users: StaffUser[] }>('/api/v1/users', { signal });
export const addUser = (body: NewStaffUser) => call<InvitedUser>('/api/v1/users', { method: 'POST', body });
export const changeUser = (user: string, body: StaffUserChange) =>
  call<StaffUser>(`/api/v1/users/${id(user)}`, { method: 'PATCH', body });
export const makeLink = (user: string) =>
  call<OneTimeLink>(`/api/v1/users/${id(user)}/link`, { method: 'POST' });

export const readAccessLog = (query: Record<string, QueryValue>, signal: Signal) =>
  call<Page<AccessEntry>>('/api/v1/access-log', { query, signal });
