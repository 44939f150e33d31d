import { startStaffDoor } from '../ui/start.ts';
import './styles/chart-tokens.css';
import './styles/board.css';
import './styles/parts.css';
import './styles/print.css';
import { navigation, routes } from './routes.ts';
import { en } from './messages/en.ts';
import { zh } from './messages/zh.ts';

startStaffDoor({ door: 'board', routes, navigation, messages: { zh: { board: zh }, en: { board: en } } });
