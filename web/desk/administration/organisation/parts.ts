import type { Organisation } from '../../../../api/contract/tickets.ts';
import type { OrganisationPart } from '../requests.ts';

export const PARTS = [
  'departments',
  'campuses',
  'categories',
  'services',
] as const satisfies readonly OrganisationPart[];

/** A row of any part; what a part does not have is null. */
export interface PartRow {
  code: string;
  name: { zh: string; en: string };
  parent: string | null;
  campus: string | null;
  department: string | null;
  centre: boolean;
  active: boolean;
}

/** What each part's form asks for beside the name. */
export const FIELDS: Record<OrganisationPart, readonly (keyof PartRow)[]> = {
  departments: ['parent', 'campus', 'centre', 'active'],
  campuses: [],
  categories: ['parent', 'department'],
  services: ['department'],
};

const BARE = { parent: null, campus: null, department: null, centre: false, active: true };

export function partRows(part: OrganisationPart, organisation: Organisation): PartRow[] {
  return organisation[part].map((row) => ({ ...BARE, ...row }));
}

/** The request that keeps a row: only what its part has. */
export function partChange(part: OrganisationPart, row: Omit<PartRow, 'code'>): Record<string, unknown> {
  return {
    name: row.name,
    ...Object.fromEntries(FIELDS[part].map((field) => [field, rowValue(row, field)])),
  };
}

function rowValue(row: Omit<PartRow, 'code'>, field: keyof PartRow): unknown {
  return field === 'code' ? undefined : row[field];
}
