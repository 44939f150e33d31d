import { eq } from 'drizzle-orm';
import type { Role } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import { insertUser } from '../identity/users.ts';
import { scopeOf } from '../identity/roles.ts';
import type { Entry } from '../ledger/ledger.ts';
import { memberships } from '../ledger/schema.ts';
import type { Actor } from '../workflow/action.ts';
import { DEPARTMENTS } from './campus.ts';

type Person = { name: string; email: string; role: Role; department: string | null };

const person = (name: string, address: string, role: Role, department: string | null = null): Person => ({
  name,
  email: `${address}@demo.example.edu`,
  role,
  department,
});

/** Accounts that a visitor may sign in with: each role once or twice. Names are forms of address, so that they are nobody's. */
export const ACCOUNTS: readonly Person[] = [
  person('周老师', 'operator', 'operator'),
  person('吴老师', 'operator2', 'operator'),
  person('郑师傅', 'housing', 'handler', 'housing'),
  person('冯工', 'construction', 'handler', 'construction'),
  person('陈主任', 'logistics-head', 'department-head', 'logistics'),
  person('褚督查', 'supervisor', 'supervisor'),
  person('卫校长', 'leader', 'leader'),
  person('蒋工', 'administrator', 'administrator'),
];

const HANDLERS = ['沈老师', '韩老师', '杨老师', '朱老师', '秦老师', '尤老师', '许老师', '何老师', '吕老师'];

/** Those who act in the demonstration's past; the others' accounts are inactive, so that the list to sign in with is short. */
export type Staff = { operators: Actor[]; supervisor: Actor; handlers: Map<string, Actor> };

/** Nobody has a password: at this machine a press signs in, elsewhere the server gives each account one. */
export async function hire(huiyin: Pick<Huiyin, 'newId'>, entry: Entry): Promise<Staff> {
  const hired: Actor[] = [];
  const take = async (each: Person): Promise<Actor> => {
    const { id } = await insertUser(huiyin, entry.tx, entry.now, { ...each, hash: null }, 'system');
    const nodes = DEPARTMENTS.map(({ code, parent }) => ({ code, parent: parent ?? null }));
    const actor: Actor = {
      type: 'staff',
      id,
      role: each.role,
      scope: scopeOf(each.role, each.department, nodes),
    };
    hired.push(actor);
    return actor;
  };
  const handlers = new Map<string, Actor>();
  for (const account of ACCOUNTS) {
    const actor = await take(account);
    if (account.role === 'handler' && account.department !== null) handlers.set(account.department, actor);
  }
  const others = DEPARTMENTS.filter(({ code, centre }) => !centre && !handlers.has(code));
  for (const [index, { code }] of others.entries()) {
    const name = HANDLERS[index % HANDLERS.length] ?? '老师';
    const actor = await take(person(name, `handler-${code}`, 'handler', code));
    handlers.set(code, actor);
    await entry.tx.update(memberships).set({ active: false }).where(eq(memberships.userId, actor.id));
  }
  const operators = hired.filter((each) => each.type === 'staff' && each.role === 'operator');
  const supervisor = hired.find((each) => each.type === 'staff' && each.role === 'supervisor');
  if (!supervisor) throw new Error('the demonstration needs a supervisor');
  return { operators, supervisor, handlers };
}
