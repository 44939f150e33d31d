import { z } from 'zod';
import { Kind, Urgency, KINDS, URGENCIES } from '../../../ingest/submission.ts';
import { refuse, type Action } from '../action.ts';
import { onlyCentre, onlyIn } from '../who.ts';

const Input = z.object({
  kind: Kind.optional(),
  urgency: Urgency.optional(),
  category: z.string().max(64).optional(),
  campus: z.string().max(64).optional(),
});

const KIND_WORDS = {
  complaint: { zh: '投诉', en: 'Complaint' },
  consultation: { zh: '咨询', en: 'Question' },
  help: { zh: '求助', en: 'Request for help' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  report: { zh: '举报', en: 'Report' },
  praise: { zh: '表扬', en: 'Praise' },
};
const URGENCY_WORDS = {
  normal: { zh: '普通', en: 'Normal' },
  urgent: { zh: '紧急', en: 'Urgent' },
  critical: { zh: '特急', en: 'Critical' },
};

/** 重新归类: the original due time stays; reclassification never lengthens it. */
export const classify: Action<z.infer<typeof Input>> = {
  id: 'classify',
  label: { zh: '归类', en: 'Classify' },
  audience: 'neutral',
  emphasis: 'plain',
  key: 'c',
  input: Input,
  may: (ticket, actor) =>
    onlyCentre(actor) ?? onlyIn(ticket, ['pending', 'dispatched', 'handling', 'answered']),
  fields: (ticket) => [
    {
      name: 'kind',
      type: 'choice',
      label: { zh: '诉求类型', en: 'Kind' },
      required: false,
      value: ticket.kind,
      options: KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
    },
    {
      name: 'urgency',
      type: 'choice',
      label: { zh: '紧急程度', en: 'Urgency' },
      required: false,
      value: ticket.urgency,
      options: URGENCIES.map((value) => ({ value, label: URGENCY_WORDS[value] })),
    },
    {
      name: 'category',
      type: 'category',
      label: { zh: '问题分类', en: 'Category' },
      required: false,
      value: ticket.subcategory ?? ticket.category,
    },
    {
      name: 'campus',
      type: 'campus',
      label: { zh: '校区', en: 'Campus' },
      required: false,
      value: ticket.campus,
    },
  ],
  decide(_ticket, input, { hasCategory, hasCampus, categoryPath }) {
    if (input.category !== undefined && !hasCategory(input.category))
      return refuse(
        'unknown-category',
        `没有分类“${input.category}”`,
        `There is no category "${input.category}"`,
        'category',
      );
    if (input.campus !== undefined && !hasCampus(input.campus))
      return refuse(
        'unknown-campus',
        `没有校区“${input.campus}”`,
        `There is no campus "${input.campus}"`,
        'campus',
      );
    const { category, ...rest } = input;
    return {
      ok: true,
      events: [
        { kind: 'classified', data: { ...rest, ...(category === undefined ? {} : categoryPath(category)) } },
      ],
    };
  },
};
