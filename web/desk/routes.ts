import { EditPen, Files, QuestionFilled, Setting } from '@element-plus/icons-vue';
import type { RouteRecordRaw } from 'vue-router';
import type { NavigationItem } from '../ui/door.ts';
import { findSession } from '../ui/session.ts';
import NoPermission from '../ui/NoPermission.vue';
import { administrationPages, administrationPermissions } from './administration/pages.ts';
import { firstPage, firstSetting } from './first-page.ts';
import InboxPage from './inbox/InboxPage.vue';

type Choose = (
  permissions: readonly string[],
  pages: readonly { path: string; permission: string }[],
) => string | null;

/** A page that is only a fork: who may nothing here stays, and is told so. */
const fork = (
  choose: Choose,
): Pick<RouteRecordRaw, 'beforeEnter'> & Record<'component' | 'props', object> => ({
  component: NoPermission,
  props: { door: 'desk' },
  beforeEnter: async () => {
    const session = await findSession();
    return choose(session?.permissions ?? [], administrationPages) ?? true;
  },
});

/** Pages of the desk. The inbox comes with the first load, every other page when it is opened. */
export const routes: RouteRecordRaw[] = [
  { path: '/', ...fork(firstPage) },
  {
    path: '/tickets',
    component: InboxPage,
    meta: { permission: 'ticket.read', title: 'desk.inbox.title' },
  },
  {
    path: '/tickets/:id',
    component: () => import('./ticket/TicketPage.vue'),
    meta: { permission: 'ticket.read', title: 'desk.ticket.title' },
  },
  {
    path: '/intake',
    component: () => import('./intake/IntakePage.vue'),
    meta: { permission: 'intake', title: 'desk.intake.title' },
  },
  {
    path: '/administration',
    component: () => import('./administration/AdministrationPage.vue'),
    meta: { title: 'desk.administration.title' },
    children: [
      { path: '', ...fork(firstSetting) },
      ...administrationPages.map((page) => ({
        path: page.path,
        component: page.load,
        meta: { permission: page.permission, title: `desk.administration.${page.path}.title` },
      })),
    ],
  },
  {
    path: '/help',
    component: () => import('./help/HelpPage.vue'),
    meta: { title: 'desk.help.title' },
  },
  {
    path: '/password',
    component: () => import('./account/PasswordPage.vue'),
    meta: { title: 'desk.password.title' },
  },
  {
    path: '/welcome',
    component: () => import('./welcome/WelcomePage.vue'),
    meta: { open: true, title: 'desk.welcome.title' },
  },
];

export const navigation: readonly NavigationItem[] = [
  { to: '/tickets', label: 'desk.menu.tickets', icon: Files, permissions: ['ticket.read'] },
  { to: '/intake', label: 'desk.menu.intake', icon: EditPen, permissions: ['intake'] },
  {
    to: '/administration',
    label: 'desk.menu.administration',
    icon: Setting,
    permissions: administrationPermissions,
  },
  { to: '/help', label: 'desk.menu.help', icon: QuestionFilled },
];
