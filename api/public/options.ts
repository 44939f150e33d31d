import { RATING_REASONS } from '../../ingest/channels/rating-reasons.ts';
import { KINDS, type Kind } from '../../ingest/submission.ts';
import type { Bilingual, Named } from '../contract/common.ts';
import type { PublicOptions } from '../contract/public.ts';
import type { Huiyin } from '../huiyin.ts';

const KIND_WORDS: Record<Kind, { name: Bilingual; hint: Bilingual }> = {
  complaint: {
    name: { zh: '投诉', en: 'Complaint' },
    hint: { zh: '对服务、管理或人员不满意', en: 'Something was done badly' },
  },
  consultation: {
    name: { zh: '咨询', en: 'Question' },
    hint: { zh: '想了解政策、流程或信息', en: 'You want to know something' },
  },
  help: {
    name: { zh: '求助', en: 'Request for help' },
    hint: { zh: '需要有人来解决', en: 'Something needs doing' },
  },
  suggestion: {
    name: { zh: '建议', en: 'Suggestion' },
    hint: { zh: '希望改进的地方', en: 'Something could be better' },
  },
  report: {
    name: { zh: '举报', en: 'Report' },
    hint: { zh: '反映违规违纪或安全隐患', en: 'A breach of rules or a danger' },
  },
  praise: {
    name: { zh: '表扬', en: 'Praise' },
    hint: { zh: '感谢某个人或部门', en: 'Thank a person or a department' },
  },
};
const WORKING_DAY = 7 * 60;

/** What the citizen's forms need. */
export function publicOptions(huiyin: Huiyin): PublicOptions {
  const { now } = huiyin.organisation;
  const named = (row: { code: string; nameZh: string; nameEn: string }): Named => ({
    code: row.code,
    name: { zh: row.nameZh, en: row.nameEn },
  });
  const categories = [...now.categories.values()];
  return {
    installation: {
      name: { zh: '回音', en: 'Huiyin' },
      demonstration: huiyin.settings.demonstration,
      hotline: null,
      zone: huiyin.settings.zone,
    },
    kinds: KINDS.map((code) => ({
      code,
      ...KIND_WORDS[code],
      answerWithin: within(huiyin.organisation.limit(code, 'normal').answer / 60_000),
    })),
    campuses: [...now.campuses.values()].map(named),
    categories: categories
      .filter((row) => row.parent === null)
      .map((row) => ({
        ...named(row),
        children: categories.filter((each) => each.parent === row.code).map(named),
      })),
    services: [...now.services.values()].map(named),
    ratingReasons: RATING_REASONS.map((each) => ({ code: each.code, level: each.level, name: each.name })),
  };
}

function within(minutes: number): Bilingual {
  const days = Math.round((minutes / WORKING_DAY) * 10) / 10;
  if (days < 1)
    return {
      zh: `${Math.round(minutes / 60)} 个工作小时内`,
      en: `within ${Math.round(minutes / 60)} working hours`,
    };
  return {
    zh: `${days} 个工作日内`,
    en: days === 1 ? 'within 1 working day' : `within ${days} working days`,
  };
}
