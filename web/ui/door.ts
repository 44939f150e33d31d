import type { Component } from 'vue';

/** The two doors that staff and leaders go through. */
export type Door = 'desk' | 'board';

/** An entry of a door's main navigation. */
export interface NavigationItem {
  to: string;
  /** Key of the message. */
  label: string;
  icon: Component;
  /** Shown only to those who may do one of these. */
  permissions?: readonly string[];
}
