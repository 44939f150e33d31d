import { startStaffDoor } from '../ui/start.ts';
import './styles/desk.css';
import './styles/inbox.css';
import { navigation, routes } from './routes.ts';
import { en } from './messages/en.ts';
import { zh } from './messages/zh.ts';

startStaffDoor({ door: 'desk', routes, navigation, messages: { zh: { desk: zh }, en: { desk: en } } });
