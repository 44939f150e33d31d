import { describe, expect, test } from 'vitest';
import { ROLES } from '../../api/contract/common.ts';
import { ActionField } from '../../api/contract/tickets.ts';
import { fold } from '../../api/tickets/fold.ts';
import type { Ticket } from '../../api/tickets/state.ts';
import type { Actor, Circumstances } from '../../api/workflow/action.ts';
import { ACTIONS } from '../../api/workflow/actions/index.ts';
import { EventData } from '../../api/ledger/events.ts';

const NOW = 1_795_000_000_000;

/** A ticket that waits at the centre. */
const TICKET: Ticket = fold([
  {
    sequence: 1,
    recordedAt: NOW,
    occurredAt: NOW,
    ticketId: 't',
    actor: 'source:web',
    kind: 'received',
    data: {
      number: 'HY202611240001237',
      sourceId: 'web',
      feed: 'web',
      source: 'web',
      channel: 'online',
      kind: 'help',
      urgency: 'normal',
      category: null,
      subcategory: null,
      campus: null,
      service: null,
      disclosure: 'department',
      lodgedBy: 'citizen',
      imported: false,
      completedOnly: false,
      sourceOnTime: null,
      timeFault: false,
      centre: 'centre',
      custodyId: 'c-1',
      dispatchDueAt: NOW + 1,
      dueAt: NOW + 2,
      policy: 1,
      words: {},
    },
  },
])!;
const STATES = ['pending', 'dispatched', 'handling', 'answered', 'closed'] as const;
const inState = (state: Ticket['state']): Ticket => ({ ...TICKET, state, answeredBy: 'c-1' });

const ACTORS: Actor[] = [
  { type: 'citizen', id: 'citizen' },
  { type: 'source', id: 'pad' },
  ...ROLES.flatMap((role): Actor[] => [
    { type: 'staff', id: role, role, scope: null },
    { type: 'staff', id: role, role, scope: ['centre'] },
    { type: 'staff', id: role, role, scope: [] },
  ]),
];

function circumstances(actor: Actor): Circumstances {
  let made = 0;
  return {
    now: NOW,
    actor,
    newId: () => `id-${(made += 1)}`,
    words: (role) => ({ id: `w-${role}`, hash: 'h' }),
    addWork: (start, work) => start + work,
    limit: () => ({ dispatch: 1, sign: 2, answer: 3 }),
    rectificationLimit: 4,
    centre: 'centre',
    hasDepartment: (code) => code === 'it',
    hasCategory: () => true,
    hasCampus: () => true,
    categoryPath: (code) => ({ category: code, subcategory: null }),
  };
}

/** Inputs that each action takes; a new action without one fails here. */
const GOOD: Record<string, unknown> = {
  sign: {},
  dispatch: { department: 'it', note: '请尽快' },
  reply: { text: '已经修好了', outcome: 'resolved' },
  return: { reason: 'not-ours', explanation: '不属于我处职责' },
  rectify: { outcome: 'rectified', text: '已经改进' },
  close: { cause: 'withdrawn' },
  classify: { kind: 'complaint' },
  note: { text: '已联系' },
  reopen: { reason: '没有修好' },
  rate: {
    level: 1,
    rawKey: '1',
    scale: 'faces',
    active: true,
    channel: 'online',
    sourceId: 'web',
    comment: '不好',
  },
  supplement: { text: '四楼也是' },
};

test('every action has an input here, an id of its own and a key that no other has', () => {
  expect(ACTIONS.map((each) => each.id).sort()).toEqual(Object.keys(GOOD).sort());
  const keys = ACTIONS.map((each) => each.key).filter((key) => key !== null);
  expect(new Set(keys).size).toBe(keys.length);
});

describe.each(ACTIONS.map((each) => [each.id, each] as const))('%s', (id, action) => {
  test('has a label in both languages, and so has each of its fields and options', () => {
    for (const state of STATES) {
      const fields = action.fields(inState(state)).map((field) => ActionField.parse(field));
      const words = [
        action.label,
        ...fields.flatMap((field) => [field.label, ...(field.options ?? []).map((each) => each.label)]),
      ];
      for (const { zh, en } of words) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/[A-Za-z]/);
      }
    }
  });

  test('says why not in both languages, to whoever may not', () => {
    for (const actor of ACTORS)
      for (const state of STATES) {
        const refusal = action.may(inState(state), actor);
        if (refusal === null) continue;
        expect(refusal.code).toMatch(/^[a-z-]+$/);
        expect(refusal.detail.zh).toMatch(/\p{Script=Han}/u);
        expect(refusal.detail.en).toMatch(/[A-Za-z]/);
      }
  });

  test('may be done by somebody in some state, and by nobody who sees numbers only', () => {
    const rectifying: Ticket = {
      ...inState('answered'),
      rectifications: [
        {
          id: 'r',
          ratingId: 'g',
          department: 'centre',
          openedAt: NOW,
          dueAt: NOW,
          closedAt: null,
          sequence: 9,
        },
      ],
    };
    const all = [...STATES.map(inState), rectifying];
    expect(ACTORS.some((actor) => all.some((ticket) => action.may(ticket, actor) === null))).toBe(true);
    for (const ticket of all)
      for (const role of ['leader', 'administrator'] as const)
        expect(action.may(ticket, { type: 'staff', id: role, role, scope: [] })).not.toBeNull();
  });

  test('refuses rubbish by its schema, and takes what fits', () => {
    for (const rubbish of [null, 'x', 7, []]) expect(action.read(rubbish).success).toBe(false);
    expect(action.read(GOOD[id]).success).toBe(true);
  });

  test('decides events of the ledger’s kinds, the same for the same arguments, and holds no words in them', () => {
    for (const state of STATES) {
      const ticket = inState(state);
      const before = structuredClone(ticket);
      const decided = action.decide(ticket, GOOD[id], circumstances(ACTORS[0]!));
      expect(action.decide(ticket, GOOD[id], circumstances(ACTORS[0]!))).toEqual(decided);
      expect(ticket).toEqual(before);
      if (!decided.ok) continue;
      expect(decided.events.length).toBeGreaterThan(0);
      for (const event of decided.events) expect(EventData[event.kind].parse(event.data)).toEqual(event.data);
      expect(JSON.stringify(decided.events)).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
