import type { Topic } from '../topic.ts';

/** 财务、学工、研究生、国际、师德：what goes through offices. */
export const affairs: readonly Topic[] = [
  {
    category: 'finance.reimbursement',
    weight: 2.4,
    department: 'finance',
    service: 'finance-service',
    says: {
      complaint: [
        '报销单{days}天没有审核。差旅费垫了{yuan}元，电话一直占线。',
        '财务窗口一次只说一个问题。跑了{n}趟，每次都缺一份材料。',
      ],
      consultation: ['请问会议费报销需要哪些附件？', '请问电子发票要不要打印？'],
      suggestion: ['建议财务处公布各类报销清单和样本。'],
    },
    answers: [
      '您的单据已复核通过，款项于三个工作日内到账。',
      '已编制一次性告知清单并放在办事大厅首页，窗口人员已培训。',
    ],
  },
  {
    category: 'finance.fees',
    weight: 1.8,
    department: 'finance',
    says: {
      consultation: ['请问学费怎样分期？助学贷款还没有到账。', '请问重修费用的标准是什么？'],
      complaint: ['学费重复扣款。银行卡扣了两次，共多扣{yuan}元，{days}天没有退。'],
      help: ['缴费系统显示欠费，其实已经交清。影响选课。'],
    },
    saysEnglish: { help: ['The system says I still owe tuition, but I paid by wire {days} days ago.'] },
    answers: ['重复扣款已核实，原路退回，约三至七个工作日到账。', '缴费状态已更新，选课限制已解除。'],
    answersEnglish: ['Your payment was matched today and the block is lifted.'],
  },
  {
    category: 'student.aid',
    weight: 2,
    department: 'student-affairs',
    astray: 'finance',
    says: {
      consultation: ['请问国家助学金什么时候发放？', '请问勤工助学岗位怎样申请？'],
      complaint: ['综合测评加分不透明。班级公示只有总分，没有明细，班长说不能查。'],
      report: ['反映奖学金评定弄虚作假。有同学的竞赛证书不是本人的。'],
      help: ['家里遭水灾，想申请临时困难补助。'],
    },
    answers: [
      '助学金已于本月 15 日提交银行代发，请核对卡号。',
      '学院已重新公示测评明细并接受复核，公示期三个工作日。',
      '已为您开通绿色通道，临时困难补助材料由辅导员协助提交。',
    ],
  },
  {
    category: 'student.certificate',
    weight: 1.6,
    department: 'student-affairs',
    astray: 'academic',
    service: 'certificate-service',
    says: {
      consultation: ['请问在读证明哪里开？英文版要多久？', '请问学生证丢失怎样补办？'],
      complaint: ['补办学生证要求重复提交照片。网上传过，窗口又要纸质的。'],
    },
    saysEnglish: {
      consultation: ['Where do I get a certificate of enrolment in English, and how long does it take?'],
    },
    answers: ['在读证明可在自助机即时打印中英文两种，免费。', '已取消纸质照片要求，窗口直接调取系统照片。'],
    answersEnglish: ['The machine in the service hall prints it in English at once, free of charge.'],
  },
  {
    category: 'graduate.degree',
    weight: 0.9,
    department: 'graduate',
    says: {
      consultation: ['请问学位论文盲审结果多久出来？', '请问延期答辩要走什么流程？'],
      help: ['开题系统提交后无法修改。导师名字填错了。'],
    },
    answers: ['盲审一般 30 至 45 天返回，结果在系统推送。', '已退回您的开题申请，可重新填写导师信息。'],
  },
  {
    category: 'graduate.stipend',
    weight: 0.7,
    department: 'graduate',
    astray: 'finance',
    says: {
      complaint: ['助研津贴拖欠{n}个月。问学院说在研究生院，问研究生院说在财务。'],
      consultation: ['请问博士生助学金标准今年是否调整？'],
    },
    answers: [
      '经核实为导师经费卡余额不足，已协调先行垫付，本月 25 日到账。',
      '助学金标准以当年文件为准，调整后自九月起补发差额。',
    ],
  },
  {
    category: 'international.affairs',
    weight: 0.22,
    department: 'international',
    says: { consultation: ['请问交换生学分认定表在哪里盖章？'] },
    saysEnglish: {
      consultation: [
        'My visa expires next month. Which documents does the university give for the extension?',
      ],
      help: ['I need a letter for the bank and nobody answers the phone of the international office.'],
      complaint: [
        'The orientation was in Chinese only, and {n} of us missed the registration day because of it.',
      ],
    },
    answers: ['请携带成绩单原件到国际交流处 305 办理，当场盖章。'],
    answersEnglish: [
      'Please come to room 305 with your passport; the extension letter takes two working days.',
      'The letter is ready to be collected. A second phone line has been opened.',
    ],
  },
  {
    category: 'conduct.teacher',
    weight: 0.5,
    department: 'student-affairs',
    says: {
      report: [
        '反映导师要求学生处理私人事务。经常让学生接送孩子、取快递。',
        '反映个别教师收受礼品。节日前后有学生被暗示送礼。',
      ],
      complaint: ['任课教师多次迟到。《{course}》{days}周里迟到{n}次，有一次没有来也没有通知。'],
    },
    answers: [
      '已成立核查小组与相关人员谈话，对反映人信息严格保密，结果将在规定时限内反馈。',
      '经与学院核实，已对该教师提醒谈话，缺课已安排补课。',
    ],
  },
];
