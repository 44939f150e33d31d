import { KIOSK } from '../kiosk/routes.ts';
import { receiveRating } from './afterwards.ts';
import { WINDOWS } from './campus.ts';
import { sceneAt } from './compose.ts';
import type { WindowRating } from './happening.ts';
import { opinion, reasonsOf, windowComment } from './opinions.ts';
import { proceed } from './proceed.ts';
import { toRectify } from './prospects.ts';
import { temperamentOf } from './temperament.ts';
import type { World } from './world.ts';

/** Somebody at a window touches a face and goes. A 1 or 2 opens a ticket of its own, which takes its way like others. */
export async function rateWindow(world: World, { window: code, level: given }: WindowRating): Promise<void> {
  const window = WINDOWS.find((each) => each.code === code);
  if (!window) throw new Error(`no window ${code}`);
  const { chance } = world;
  const craft = 0.35 + temperamentOf(window.department).craft;
  const level = given ?? opinion(chance, { craft, late: false, unresolved: false, reopened: false });
  const ticketId = await receiveRating(
    world,
    KIOSK,
    'counter',
    {
      level,
      scale: 'faces',
      window: code,
      service: window.service ?? null,
      reasons: given === null ? reasonsOf(chance, level, false) : [],
      comment: given === null ? windowComment(chance, level) : null,
    },
    '',
  );
  if (ticketId === '') return;
  world.plots.set(ticketId, {
    topic: null,
    kind: 'complaint',
    scene: sceneAt(chance, window.campus ?? 'main', [window.nameZh, window.nameEn]),
    language: 'zh',
    person: null,
    department: window.department,
    feud: 0,
    endsAs: null,
    stalls: null,
    returning: null,
    outcome: null,
  });
  proceed(world, ticketId);
  toRectify(world, world.ticket(ticketId));
}
