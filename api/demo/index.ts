export { fillDemonstration, type DemonstrationPlan } from './fill.ts';
