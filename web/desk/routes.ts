import { EditPen, Files, QuestionFilled, Setting } from '@element-plus/icons-vue';
import type { RouteRecordRaw } from 'vue-router';
import type { NavigationItem } from '../ui/door.ts';
import InboxPage from './inbox/InboxPage.vue';
import { administrationPages } from './administration/pages.ts';

/** Pages of the desk. The inbox comes with the first load, every other page when it is opened. */
export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/tickets' },
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
      { path: '', redirect: '/administration/routing-rules' },
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
];

export const navigation: readonly NavigationItem[] = [
  { to: '/tickets', label: 'desk.menu.tickets', icon: Files, permission: 'ticket.read' },
  { to: '/intake', label: 'desk.menu.intake', icon: EditPen, permission: 'intake' },
  { to: '/administration', label: 'desk.menu.administration', icon: Setting, permission: 'admin' },
  { to: '/help', label: 'desk.menu.help', icon: QuestionFilled },
];
