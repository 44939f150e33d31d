import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  CampusChange,
  CategoryChange,
  DepartmentChange,
  ServiceChange,
} from '../contract/administration.ts';
import type { Organisation as OrganisationView } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Viewer } from '../identity/session.ts';
import { campuses, categories, departments, services } from '../ledger/schema.ts';
import type { FieldProblem } from '../problem.ts';
import { change } from './change.ts';
import { refuseIfAny, unknownCodes } from './known.ts';

const named = (row: { code: string; nameZh: string; nameEn: string }) => ({
  code: row.code,
  name: { zh: row.nameZh, en: row.nameEn },
});

/** What forms need of departments, campuses, categories, services and windows. */
export function organisationView({ organisation }: Pick<Huiyin, 'organisation'>): OrganisationView {
  const { now } = organisation;
  return {
    departments: [...now.departments.values()].map((row) => ({
      ...named(row),
      parent: row.parent,
      campus: row.campus,
      centre: row.centre,
      active: row.active,
    })),
    campuses: [...now.campuses.values()].map(named),
    categories: [...now.categories.values()].map((row) => ({
      ...named(row),
      parent: row.parent,
      department: row.department,
    })),
    services: [...now.services.values()].map((row) => ({ ...named(row), department: row.department })),
    windows: [...now.windows.values()].map((row) => ({
      ...named(row),
      department: row.department,
      campus: row.campus,
    })),
  };
}

/** A tree must stay one: nothing lies below itself. */
function loop(
  code: string,
  parent: string | null,
  nodes: ReadonlyMap<string, { parent: string | null }>,
): FieldProblem[] {
  let above = parent;
  for (let step = 0; above !== null && step <= nodes.size; step++) {
    if (above === code)
      return [
        {
          field: 'parent',
          code: 'loop',
          message: { zh: '上级不能是自己或自己的下级', en: 'Nothing lies below itself' },
        },
      ];
    above = nodes.get(above)?.parent ?? null;
  }
  return [];
}

/**
 * Makes or changes a department. Exactly one is the centre: naming another moves the mark, and the one that has it
 * cannot lose it otherwise.
 */
export async function putDepartment(
  huiyin: Huiyin,
  viewer: Viewer,
  code: string,
  input: z.infer<typeof DepartmentChange>,
): Promise<void> {
  const { organisation } = huiyin;
  const isCentre = organisation.centre?.code === code;
  refuseIfAny([
    ...unknownCodes(organisation, 'departments', 'parent', [input.parent]),
    ...unknownCodes(organisation, 'campuses', 'campus', [input.campus]),
    ...loop(code, input.parent, organisation.now.departments),
    ...(isCentre && !(input.centre && input.active) ? [centreStays(input.centre)] : []),
    ...(!isCentre && input.centre && !input.active ? [centreStays(true)] : []),
  ]);
  const { name, ...rest } = input;
  const row = { ...rest, nameZh: name.zh, nameEn: name.en };
  await change(huiyin, viewer, 'department.put', { code, ...input }, async ({ tx }) => {
    if (input.centre) await tx.update(departments).set({ centre: false }).where(eq(departments.centre, true));
    await tx
      .insert(departments)
      .values({ code, ...row })
      .onConflictDoUpdate({ target: departments.code, set: row });
  });
}

function centreStays(active: boolean): FieldProblem {
  return active
    ? {
        field: 'active',
        code: 'centre-active',
        message: { zh: '受理中心不能停用', en: 'The centre cannot be inactive' },
      }
    : {
        field: 'centre',
        code: 'centre-needed',
        message: {
          zh: '须有一个受理中心，请先把另一部门设为中心',
          en: 'There is always one centre: make another department the centre first',
        },
      };
}

export async function putCampus(
  huiyin: Huiyin,
  viewer: Viewer,
  code: string,
  input: z.infer<typeof CampusChange>,
): Promise<void> {
  const row = { nameZh: input.name.zh, nameEn: input.name.en };
  await change(huiyin, viewer, 'campus.put', { code, ...input }, ({ tx }) =>
    tx
      .insert(campuses)
      .values({ code, ...row })
      .onConflictDoUpdate({ target: campuses.code, set: row }),
  );
}

export async function putCategory(
  huiyin: Huiyin,
  viewer: Viewer,
  code: string,
  input: z.infer<typeof CategoryChange>,
): Promise<void> {
  const { organisation } = huiyin;
  refuseIfAny([
    ...unknownCodes(organisation, 'categories', 'parent', [input.parent]),
    ...unknownCodes(organisation, 'departments', 'department', [input.department]),
    ...loop(code, input.parent, organisation.now.categories),
  ]);
  const { name, ...rest } = input;
  const row = { ...rest, nameZh: name.zh, nameEn: name.en };
  await change(huiyin, viewer, 'category.put', { code, ...input }, ({ tx }) =>
    tx
      .insert(categories)
      .values({ code, ...row })
      .onConflictDoUpdate({ target: categories.code, set: row }),
  );
}

export async function putService(
  huiyin: Huiyin,
  viewer: Viewer,
  code: string,
  input: z.infer<typeof ServiceChange>,
): Promise<void> {
  refuseIfAny(unknownCodes(huiyin.organisation, 'departments', 'department', [input.department]));
  const { name, ...rest } = input;
  const row = { ...rest, nameZh: name.zh, nameEn: name.en };
  await change(huiyin, viewer, 'service.put', { code, ...input }, ({ tx }) =>
    tx
      .insert(services)
      .values({ code, ...row })
      .onConflictDoUpdate({ target: services.code, set: row }),
  );
}
