import { ref } from 'vue';

/** Known before anybody has signed in: the sign-in page found one-press accounts, or the installation says so. */
export const isDemonstration = ref(false);
