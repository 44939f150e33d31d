import type { Role } from '../contract/common.ts';

/** What a role may do; a route names the one it needs. */
export const PERMISSIONS = [
  /** See tickets within one's rows. */
  'ticket.read',
  /** Act on them; which action on which ticket is the action's own rule. */
  'ticket.act',
  /** Send a ticket to a department. */
  'ticket.dispatch',
  /** Write down what a caller or a visitor says, and see a caller's history. */
  'intake',
  /** Read a name or a number, with a reason that is recorded. */
  'reveal',
  /** See numbers. */
  'board',
  /** See, replay and dismiss what a source sent and nobody could read. */
  'quarantine',
  /** See who looked at what. */
  'audit',
  /** Departments, rules, limits, calendar, windows, sources, users. */
  'admin',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * Who runs the installation reads no ticket, and who reads tickets does not run it: an administrator sees neither
 * contents nor people (三员分立). Leaders see numbers only.
 */
const GRANTED: Record<Role, readonly Permission[]> = {
  operator: ['ticket.read', 'ticket.act', 'ticket.dispatch', 'intake', 'reveal', 'board'],
  handler: ['ticket.read', 'ticket.act', 'reveal'],
  'department-head': ['ticket.read', 'ticket.act', 'reveal', 'board'],
  supervisor: ['ticket.read', 'ticket.act', 'ticket.dispatch', 'reveal', 'board', 'quarantine', 'audit'],
  leader: ['board'],
  administrator: ['admin', 'quarantine', 'audit'],
};

export function permissionsOf(role: Role): readonly Permission[] {
  return GRANTED[role];
}

export function may(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}

/** Roles that work for one department and need to be told which. */
export function needsDepartment(role: Role): boolean {
  return role === 'handler' || role === 'department-head';
}

type Node = { code: string; parent: string | null };

/** A department and all below it. A loop among parents, which a form refuses, still ends. */
export function departmentAndBelow(code: string, departments: Iterable<Node>): string[] {
  const children = new Map<string, string[]>();
  for (const each of departments)
    if (each.parent !== null) children.set(each.parent, [...(children.get(each.parent) ?? []), each.code]);
  const found = new Set([code]);
  // a Set is walked in order of insertion and sees what is added on the way
  for (const each of found) for (const child of children.get(each) ?? []) found.add(child);
  return [...found];
}

/**
 * Departments whose tickets a person may see; null for all. The centre's people and supervisors see all, a
 * department's people their own and those below it, leaders and administrators none.
 */
export function scopeOf(
  role: Role,
  department: string | null,
  departments: Iterable<Node>,
): readonly string[] | null {
  if (role === 'operator' || role === 'supervisor') return null;
  if (!needsDepartment(role) || department === null) return [];
  return departmentAndBelow(department, departments);
}
