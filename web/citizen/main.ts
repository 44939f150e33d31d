import { createApp } from 'vue';
import './styles/tokens.css';
import './styles/base.css';
import './styles/form.css';
import './styles/pages.css';
import './styles/print.css';
import App from './App.vue';
import { loadOptions } from './options.ts';
import { reloadOnce } from './reload-once.ts';
import { startRouter } from './router.ts';

/** The page waits this long for the options, so that what they decide does not push it down later. */
const OPTIONS_FIRST_MS = 500;

async function start(): Promise<void> {
  reloadOnce();
  const router = startRouter();
  const app = createApp(App).use(router);
  const patience = new Promise((resolve) => setTimeout(resolve, OPTIONS_FIRST_MS));
  await Promise.all([Promise.race([loadOptions(), patience]), router.isReady()]);
  app.mount('#app');
}

void start();
