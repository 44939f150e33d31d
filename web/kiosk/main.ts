import { createApp } from 'vue';
import '../citizen/styles/tokens.css';
import '../citizen/styles/base.css';
import '../citizen/styles/form.css';
import './styles/kiosk.css';
import { reloadOnce } from '../citizen/reload-once.ts';
import App from './App.vue';
import { deviceToken } from './device-token.ts';
import { openOutbox } from './outbox-database.ts';

async function start(): Promise<void> {
  reloadOnce();
  const token = deviceToken();
  createApp(App, { token, outbox: await openOutbox() }).mount('#app');
}

void start();
