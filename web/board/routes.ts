import { DataLine, HomeFilled, OfficeBuilding, Search, Share, Star, Timer } from '@element-plus/icons-vue';
import type { RouteRecordRaw } from 'vue-router';
import type { NavigationItem } from '../ui/door.ts';
import BoardFrame from './BoardFrame.vue';
import OverviewPage from './overview/OverviewPage.vue';

const meta = (title: string) => ({ permission: 'board', title: `board.title.${title}` });

/** Pages of the board. The overview comes with the first load, every other page when it is opened. */
export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/overview' },
  {
    path: '/',
    component: BoardFrame,
    meta: { permissions: ['board'] },
    children: [
      { path: 'overview', component: OverviewPage, meta: meta('overview') },
      {
        path: 'departments',
        component: () => import('./departments/DepartmentsPage.vue'),
        meta: meta('departments'),
      },
      {
        path: 'departments/:code',
        component: () => import('./departments/DepartmentPage.vue'),
        meta: meta('department'),
      },
      {
        path: 'resolution',
        component: () => import('./resolution/ResolutionPage.vue'),
        meta: meta('resolution'),
      },
      {
        path: 'satisfaction',
        component: () => import('./satisfaction/SatisfactionPage.vue'),
        meta: meta('satisfaction'),
      },
      { path: 'channels', component: () => import('./channels/ChannelsPage.vue'), meta: meta('channels') },
      { path: 'trend', component: () => import('./trend/TrendPage.vue'), meta: meta('trend') },
      { path: 'explorer', component: () => import('./explorer/ExplorerPage.vue'), meta: meta('explorer') },
    ],
  },
  { path: '/wall', component: () => import('./wall/WallPage.vue'), meta: { ...meta('wall'), bare: true } },
];

export const navigation: readonly NavigationItem[] = [
  { to: '/overview', label: 'board.menu.overview', icon: HomeFilled, permissions: ['board'] },
  { to: '/departments', label: 'board.menu.departments', icon: OfficeBuilding, permissions: ['board'] },
  { to: '/resolution', label: 'board.menu.resolution', icon: Timer, permissions: ['board'] },
  { to: '/satisfaction', label: 'board.menu.satisfaction', icon: Star, permissions: ['board'] },
  { to: '/channels', label: 'board.menu.channels', icon: Share, permissions: ['board'] },
  { to: '/trend', label: 'board.menu.trend', icon: DataLine, permissions: ['board'] },
  { to: '/explorer', label: 'board.menu.explorer', icon: Search, permissions: ['board'] },
];
