/** The pages of lodging travel as one chunk: who opens the first needs the next. */
export { default as CheckPage } from './CheckPage.vue';
export { default as KindPage } from './KindPage.vue';
export { default as ReachPage } from './ReachPage.vue';
export { default as ReceiptPage } from './ReceiptPage.vue';
export { default as TellPage } from './TellPage.vue';
export { default as WherePage } from './WherePage.vue';
