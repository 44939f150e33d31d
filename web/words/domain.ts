import type { Bilingual, Role, RunningClock, TicketState } from '../../api/contract/common.ts';
import type { LedgerEvent } from '../../api/ledger/events.ts';
import type { Dimension } from '../../analytics/question.ts';
import type { Channel, Disclosure, Kind, Level, Urgency } from '../../ingest/submission.ts';

/** The field's own terms in both languages, one map for each closed list, so that all doors say the same words. */

const word = (zh: string, en: string): Bilingual => ({ zh, en });

export const KIND_WORDS: Record<Kind, Bilingual> = {
  complaint: word('投诉', 'Complaint'),
  consultation: word('咨询', 'Question'),
  help: word('求助', 'Request for help'),
  suggestion: word('建议', 'Suggestion'),
  report: word('举报', 'Report'),
  praise: word('表扬', 'Praise'),
};

export const URGENCY_WORDS: Record<Urgency, Bilingual> = {
  normal: word('普通', 'Normal'),
  urgent: word('紧急', 'Urgent'),
  critical: word('特急', 'Critical'),
};

export const CHANNEL_WORDS: Record<Channel, Bilingual> = {
  hotline: word('热线', 'Hotline'),
  counter: word('现场', 'Counter'),
  'public-account': word('公众号', 'Public account'),
  online: word('网上', 'Online'),
};

export const STATE_WORDS: Record<TicketState, Bilingual> = {
  pending: word('待派单', 'To be dispatched'),
  dispatched: word('待签收', 'To be signed for'),
  handling: word('办理中', 'In progress'),
  answered: word('已答复', 'Answered'),
  closed: word('已办结', 'Closed'),
};

export const EVENT_WORDS: Record<LedgerEvent['kind'], Bilingual> = {
  received: word('受理', 'Received'),
  classified: word('分类', 'Classified'),
  dispatched: word('派单', 'Dispatched'),
  signed: word('签收', 'Signed for'),
  returned: word('退单', 'Returned'),
  replied: word('答复', 'Answered'),
  closed: word('办结', 'Closed'),
  rated: word('评价', 'Rated'),
  reopened: word('重新办理', 'Reopened'),
  noted: word('备注', 'Note'),
  'rectification-opened': word('整改立项', 'Rectification opened'),
  'rectification-closed': word('整改完成', 'Rectification closed'),
};

export const ROLE_WORDS: Record<Role, Bilingual> = {
  operator: word('受理员', 'Operator'),
  handler: word('承办人', 'Handler'),
  'department-head': word('部门负责人', 'Head of department'),
  supervisor: word('效能监察员', 'Supervisor'),
  leader: word('领导', 'Leader'),
  administrator: word('系统管理员', 'Administrator'),
};

export const CLOCK_WORDS: Record<RunningClock['name'], Bilingual> = {
  dispatch: word('派单', 'Dispatch'),
  sign: word('签收', 'Sign for'),
  answer: word('答复', 'Answer'),
  rectification: word('整改', 'Rectification'),
};

/** Who may know the person, in the person's own words (我 …). */
export const DISCLOSURE_WORDS: Record<Disclosure, Bilingual> = {
  department: word('告知办理部门', 'Known to the handling department'),
  centre: word('只告知诉求中心', 'Known to the centre only'),
  anonymous: word('完全匿名', 'Anonymous'),
};

/** 5 is best, as in the national scale of 好差评. */
export const LEVEL_WORDS: Record<Level, Bilingual> = {
  5: word('非常满意', 'Very satisfied'),
  4: word('满意', 'Satisfied'),
  3: word('基本满意', 'Fairly satisfied'),
  2: word('不满意', 'Dissatisfied'),
  1: word('非常不满意', 'Very dissatisfied'),
};

export const DIMENSION_WORDS: Record<Dimension, Bilingual> = {
  department: word('部门', 'Department'),
  campus: word('校区', 'Campus'),
  channel: word('渠道', 'Channel'),
  source: word('来源', 'Source'),
  kind: word('诉求类型', 'Kind'),
  urgency: word('紧急程度', 'Urgency'),
  category: word('问题分类', 'Category'),
  subcategory: word('二级分类', 'Subcategory'),
  lodgedBy: word('登记方', 'Lodged by'),
  level: word('满意度等级', 'Level'),
  month: word('月', 'Month'),
  week: word('周', 'Week'),
  day: word('日', 'Day'),
};
