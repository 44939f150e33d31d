import type { Topic } from '../topic.ts';
import { affairs } from './affairs.ts';
import { dining } from './dining.ts';
import { housing } from './housing.ts';
import { network } from './network.ts';
import { places } from './places.ts';
import { repair } from './repair.ts';
import { teaching } from './teaching.ts';

/** Everything that people of the demonstration campus turn to the centre about. */
export const TOPICS: readonly Topic[] = [
  ...housing,
  ...dining,
  ...repair,
  ...teaching,
  ...network,
  ...places,
  ...affairs,
];
