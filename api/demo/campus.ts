import type { InferInsertModel } from 'drizzle-orm';
import type { campuses, categories, departments, services, windows } from '../ledger/schema.ts';

type Row<T extends { $inferInsert: unknown }> = T['$inferInsert'];

export const CENTRE = 'centre';

export const CAMPUSES: InferInsertModel<typeof campuses>[] = [
  { code: 'main', nameZh: '本部', nameEn: 'Main campus' },
  { code: 'north', nameZh: '北校区', nameEn: 'North campus' },
  { code: 'east', nameZh: '东校区', nameEn: 'East campus' },
];

const department = (
  code: string,
  nameZh: string,
  nameEn: string,
  more: Partial<Row<typeof departments>> = {},
): Row<typeof departments> => ({ code, nameZh, nameEn, ...more });

/** The centre, a dozen departments, two of them under logistics, and one so small that nobody may rank it. */
export const DEPARTMENTS: Row<typeof departments>[] = [
  department(CENTRE, '诉求服务中心', 'Service centre', { centre: true }),
  department('logistics', '后勤保障部', 'Logistics'),
  department('dining', '饮食服务中心', 'Dining services', { parent: 'logistics' }),
  department('housing', '学生公寓中心', 'Student housing', { parent: 'logistics' }),
  department('repair', '维修服务中心', 'Maintenance', { parent: 'logistics' }),
  department('academic', '教务处', 'Academic affairs'),
  department('graduate', '研究生院', 'Graduate school'),
  department('library', '图书馆', 'Library'),
  department('it', '信息中心', 'Information centre'),
  department('security', '保卫处', 'Campus security'),
  department('finance', '财务处', 'Finance'),
  department('student-affairs', '学生工作处', 'Student affairs'),
  department('hospital', '校医院', 'University hospital'),
  department('construction', '基建处', 'Construction'),
  department('international', '国际交流处', 'International office', { campus: 'main' }),
];

const category = (
  code: string,
  nameZh: string,
  nameEn: string,
  department: string | null,
): Row<typeof categories> => ({
  code,
  nameZh,
  nameEn,
  parent: code.includes('.') ? code.slice(0, code.indexOf('.')) : null,
  department,
});

export const CATEGORIES: Row<typeof categories>[] = [
  category('housing', '宿舍住宿', 'Housing', 'housing'),
  category('housing.hot-water', '热水与浴室', 'Hot water and showers', 'housing'),
  category('housing.power', '宿舍用电', 'Electricity in dormitories', 'housing'),
  category('housing.noise', '噪声与作息', 'Noise and quiet hours', 'housing'),
  category('housing.allocation', '床位与调宿', 'Rooms and moves', 'housing'),
  category('dining', '餐饮', 'Dining', 'dining'),
  category('dining.hygiene', '食品卫生', 'Food hygiene', 'dining'),
  category('dining.price', '价格与分量', 'Prices and portions', 'dining'),
  category('dining.queue', '供餐与排队', 'Hours and queues', 'dining'),
  category('dining.halal', '清真餐饮', 'Halal food', 'dining'),
  category('repair', '后勤维修', 'Maintenance', 'repair'),
  category('repair.water', '给排水', 'Water and drains', 'repair'),
  category('repair.lift', '电梯', 'Lifts', 'repair'),
  category('repair.air', '空调与供暖', 'Cooling and heating', 'repair'),
  category('repair.lights', '照明', 'Lighting', 'repair'),
  category('teaching', '教学教务', 'Teaching', 'academic'),
  category('teaching.courses', '选课与学分', 'Courses and credits', 'academic'),
  category('teaching.grades', '成绩', 'Grades', 'academic'),
  category('teaching.classroom', '教室与设备', 'Classrooms and equipment', 'academic'),
  category('teaching.exam', '考试', 'Examinations', 'academic'),
  category('network', '网络信息', 'Network and systems', 'it'),
  category('network.wifi', '校园网', 'Campus network', 'it'),
  category('network.account', '账号与校园卡', 'Accounts and cards', 'it'),
  category('network.system', '办事系统', 'Online services', 'it'),
  category('library', '图书馆', 'Library', 'library'),
  category('library.seats', '座位与开放时间', 'Seats and hours', 'library'),
  category('library.collection', '馆藏与电子资源', 'Collections', 'library'),
  category('safety', '安全保卫', 'Safety', 'security'),
  category('safety.parking', '交通与停车', 'Traffic and parking', 'security'),
  category('safety.ebike', '电动车', 'Electric bicycles', 'security'),
  category('safety.theft', '失窃与治安', 'Theft and order', 'security'),
  category('finance', '财务收费', 'Money', 'finance'),
  category('finance.reimbursement', '报销', 'Reimbursement', 'finance'),
  category('finance.fees', '学费与缴费', 'Fees', 'finance'),
  category('student', '学生事务', 'Student affairs', 'student-affairs'),
  category('student.aid', '奖助', 'Aid and awards', 'student-affairs'),
  category('student.certificate', '证件与证明', 'Cards and certificates', 'student-affairs'),
  category('health', '医疗卫生', 'Health', 'hospital'),
  category('health.clinic', '就诊与医保', 'Clinic and insurance', 'hospital'),
  category('graduate', '研究生事务', 'Graduate matters', 'graduate'),
  category('graduate.degree', '论文与学位', 'Theses and degrees', 'graduate'),
  category('graduate.stipend', '津贴', 'Stipends', 'graduate'),
  category('construction', '基建施工', 'Construction', 'construction'),
  category('construction.noise', '施工噪声与围挡', 'Noise and fences', 'construction'),
  category('construction.road', '道路与无障碍', 'Roads and access', 'construction'),
  category('international', '国际学生', 'International students', 'international'),
  category('international.affairs', '签证与交流', 'Visas and exchange', 'international'),
  category('conduct', '师德师风', 'Conduct', null),
  category('conduct.teacher', '教师行为', "Teachers' conduct", null),
];

const service = (code: string, nameZh: string, nameEn: string, department: string): Row<typeof services> => ({
  code,
  nameZh,
  nameEn,
  department,
});

export const SERVICES: Row<typeof services>[] = [
  service('course-service', '选课与学籍办理', 'Courses and enrolment', 'academic'),
  service('certificate-service', '证件与证明', 'Cards and certificates', 'student-affairs'),
  service('finance-service', '报销与缴费', 'Reimbursement and fees', 'finance'),
  service('clinic-service', '门诊与医保', 'Clinic and insurance', 'hospital'),
  service('card-service', '校园卡服务', 'Campus card', 'it'),
  service('housing-service', '公寓服务', 'Housing service', 'housing'),
];

const window = (
  code: string,
  nameZh: string,
  nameEn: string,
  department: string,
  campus: string,
  service: string,
): Row<typeof windows> => ({ code, nameZh, nameEn, department, campus, service });

export const WINDOWS: Row<typeof windows>[] = [
  window(
    'hall-1',
    '办事大厅 1 号窗口（教务）',
    'Service hall 1 (academic)',
    'academic',
    'main',
    'course-service',
  ),
  window(
    'hall-2',
    '办事大厅 2 号窗口（证件）',
    'Service hall 2 (certificates)',
    'student-affairs',
    'main',
    'certificate-service',
  ),
  window(
    'hall-3',
    '办事大厅 3 号窗口（财务）',
    'Service hall 3 (finance)',
    'finance',
    'main',
    'finance-service',
  ),
  window(
    'hall-4',
    '办事大厅 4 号窗口（校园卡）',
    'Service hall 4 (campus card)',
    'it',
    'main',
    'card-service',
  ),
  window('north-1', '北校区服务点（公寓）', 'North desk (housing)', 'housing', 'north', 'housing-service'),
  window('east-1', '东校区服务点（财务）', 'East desk (finance)', 'finance', 'east', 'finance-service'),
  window('clinic-1', '校医院挂号窗口', 'Clinic registration', 'hospital', 'main', 'clinic-service'),
];
