import type { IntakeRequest } from '../../../api/contract/tickets.ts';

export type IntakeMode = 'rules' | 'department' | 'direct';

/** What the operator has written so far. */
export interface IntakeDraft {
  channel: IntakeRequest['channel'];
  phone: string;
  name: string;
  disclosure: NonNullable<IntakeRequest['disclosure']>;
  kind: IntakeRequest['kind'];
  urgency: NonNullable<IntakeRequest['urgency']>;
  title: string;
  text: string;
  campus: string;
  place: string;
  category: string;
  mode: IntakeMode;
  department: string;
  directReply: string;
}

export function emptyDraft(channel: IntakeDraft['channel']): IntakeDraft {
  return {
    channel,
    phone: '',
    name: '',
    disclosure: 'department',
    kind: 'complaint',
    urgency: 'normal',
    title: '',
    text: '',
    campus: '',
    place: '',
    category: '',
    mode: 'rules',
    department: '',
    directReply: '',
  };
}

/** A field that must be filled before the draft can be sent, or null. */
export function missingField(draft: IntakeDraft): 'text' | 'department' | 'directReply' | null {
  if (draft.text.trim() === '') return 'text';
  if (draft.mode === 'department' && draft.department === '') return 'department';
  if (draft.mode === 'direct' && draft.directReply.trim() === '') return 'directReply';
  return null;
}

/** The request of a draft: what is empty is left out, and an anonymous person's name and phone never leave the desk. */
export function toRequest(draft: IntakeDraft): IntakeRequest {
  const given = (words: string): string | undefined => words.trim() || undefined;
  const named = draft.disclosure !== 'anonymous';
  return {
    channel: draft.channel,
    kind: draft.kind,
    urgency: draft.urgency,
    disclosure: draft.disclosure,
    text: draft.text.trim(),
    title: given(draft.title),
    campus: given(draft.campus),
    place: given(draft.place),
    category: given(draft.category),
    name: named ? given(draft.name) : undefined,
    phone: named ? given(draft.phone) : undefined,
    department: draft.mode === 'department' ? given(draft.department) : undefined,
    directReply: draft.mode === 'direct' ? given(draft.directReply) : undefined,
  };
}

/** Whether anything was written that would be lost. */
export function isWritten(draft: IntakeDraft): boolean {
  return [draft.phone, draft.name, draft.title, draft.text, draft.place, draft.directReply].some(
    (words) => words.trim() !== '',
  );
}
