import type { z } from 'zod';
import type {
  BoardOverview,
  CurveAnswer,
  MetricAnswer,
  MetricList,
  MetricRows,
} from '../../api/contract/metrics.ts';
import type { Organisation } from '../../api/contract/tickets.ts';
import { call } from '../ui/call.ts';
import type { Parameters } from './question/parameters.ts';

const metric = (id: string): string => `/api/v1/metrics/${encodeURIComponent(id)}`;

export const readMetrics = (signal?: AbortSignal) =>
  call<z.infer<typeof MetricList>>('/api/v1/metrics', { signal });

export const readOverview = (query: Parameters, signal?: AbortSignal) =>
  call<BoardOverview>('/api/v1/board/overview', { query, signal });

export const readAnswer = (id: string, query: Parameters, signal?: AbortSignal) =>
  call<MetricAnswer>(metric(id), { query, signal });

export const readCurves = (id: string, query: Parameters, signal?: AbortSignal) =>
  call<CurveAnswer>(`${metric(id)}/curve`, { query, signal });

export const readRows = (id: string, query: Parameters, signal?: AbortSignal) =>
  call<MetricRows>(`${metric(id)}/rows`, { query, signal });

export const readOrganisation = (signal?: AbortSignal) =>
  call<Organisation>('/api/v1/organisation', { signal });
