import { nextTick } from 'vue';
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';
import { adoptPlace, draft } from './lodge/draft-store.ts';
import { isStep, stepAllowed } from './lodge/steps.ts';
import StartPage from './start/StartPage.vue';

const lodge = () => import('./lodge/pages.ts');

const routes: RouteRecordRaw[] = [
  { path: '/', component: StartPage },
  { path: '/lodge', redirect: (to) => ({ path: '/lodge/kind', query: to.query }) },
  { path: '/lodge/kind', component: () => lodge().then((pages) => pages.KindPage), meta: { step: 'kind' } },
  {
    path: '/lodge/where',
    component: () => lodge().then((pages) => pages.WherePage),
    meta: { step: 'where' },
  },
  { path: '/lodge/tell', component: () => lodge().then((pages) => pages.TellPage), meta: { step: 'tell' } },
  {
    path: '/lodge/reach',
    component: () => lodge().then((pages) => pages.ReachPage),
    meta: { step: 'reach' },
  },
  {
    path: '/lodge/check',
    component: () => lodge().then((pages) => pages.CheckPage),
    meta: { step: 'check' },
  },
  { path: '/receipt', component: () => lodge().then((pages) => pages.ReceiptPage) },
  { path: '/follow', component: () => import('./follow/FollowPage.vue') },
  { path: '/help', component: () => import('./help/HelpPage.vue') },
  { path: '/:rest(.*)*', component: () => import('./help/LostPage.vue') },
];

export function startRouter(): Router {
  const router = createRouter({
    history: createWebHistory('/'),
    routes,
    // a hash holds a query code here, never a place on the page
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach((to) => {
    adoptPlace(to.query);
    const { step } = to.meta;
    if (!isStep(step)) return true;
    const allowed = stepAllowed(draft.answers, step);
    return allowed === step ? true : `/lodge/${allowed}`;
  });
  router.afterEach((to, from) => {
    if (from.matched.length === 0 || to.path === from.path) return;
    void nextTick(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }));
  });
  return router;
}
