import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './styles/tokens.css';
import './styles/shell.css';
import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp, type App } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { onSignedOut } from './call.ts';
import type { Door, NavigationItem } from './door.ts';
import { addMessages, i18n, type DoorMessages } from './locale.ts';
import { queryClient } from './query-client.ts';
import { endSession, findSession } from './session.ts';
import NotFoundPage from './NotFoundPage.vue';
import ProblemState from './ProblemState.vue';
import SignInPage from './SignInPage.vue';
import StaffShell from './StaffShell.vue';
import './theme.ts';

export interface StaffDoor {
  door: Door;
  /** Routes below `/desk` or `/board`. `meta.permission` names what one needs to enter; `meta.open` needs no session,
   * `meta.bare` has no header: a screen on a wall. */
  routes: RouteRecordRaw[];
  navigation: readonly NavigationItem[];
  messages: DoorMessages;
}

/** Starts a staff door on `#app`: session guard, sign-in, header, languages, theme and server state. */
export function startStaffDoor({ door, routes, navigation, messages }: StaffDoor): void {
  addMessages(messages);
  const app = createApp(StaffShell, { door, navigation });
  const router = createRouter({
    history: createWebHistory(`/${door}`),
    routes: [
      { path: '/sign-in', component: SignInPage, meta: { open: true, title: 'ui.signIn.title' } },
      ...routes,
      { path: '/:rest(.*)*', component: NotFoundPage, meta: { title: 'ui.state.notFound' } },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });
  router.beforeEach(async (to) => {
    if (to.meta['open'] === true) return true;
    const session = await findSession().catch((error: unknown) => showUnreachable(app, error));
    if (session === undefined) return false;
    return session ? true : { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
  });
  router.afterEach((to) => {
    const title = to.meta['title'];
    const words = typeof title === 'string' ? `${i18n.global.t(title)} · ` : '';
    document.title = words + i18n.global.t('ui.brandLong');
  });
  onSignedOut(() => {
    const here = router.currentRoute.value;
    if (here.meta['open'] === true || here.matched.length === 0) return;
    endSession();
    void router.replace({ path: '/sign-in', query: { to: here.fullPath, expired: '1' } });
  });
  reloadOnceForNewBuild();
  app.use(i18n).use(VueQueryPlugin, { queryClient }).use(router).mount('#app');
}

/** Nothing of the door can be shown without knowing who asks, so the whole page says what is wrong. */
function showUnreachable(door: App, error: unknown): undefined {
  door.unmount();
  createApp(ProblemState, { error, onRetry: () => location.reload() })
    .use(i18n)
    .mount('#app');
}

/** After a new build the old chunks are gone: one reload fetches the new ones, a second would be a loop. */
function reloadOnceForNewBuild(): void {
  const marked = 'huiyin.reloaded';
  window.addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(marked) === location.pathname) return;
    sessionStorage.setItem(marked, location.pathname);
    event.preventDefault();
    location.reload();
  });
}
