import type { Topic } from '../topic.ts';

/** 宿舍：the largest share of a campus's matters. */
export const housing: readonly Topic[] = [
  {
    category: 'housing.hot-water',
    weight: 7,
    department: 'housing',
    astray: 'repair',
    urgent: 0.1,
    says: {
      complaint: [
        '{dorm}热水又停了。{when}去洗澡，{floor}的浴室放了十分钟还是冷水，同层的同学都一样。',
        '{dorm}热水供应时间和公告不一致。公告写的是到 23 点，{when} 22 点 10 分就没有了，很多下晚课的同学洗不上。',
        '{dorm}浴室水温忽冷忽热。已经连续{days}天这样，{floor}有同学被烫到。',
      ],
      help: [
        '{dorm}{room}的热水刷卡机不出水。卡里有余额，刷了显示扣费成功但是没有水。',
        '{dorm}{floor}饮水机没有热水。指示灯是红的，已经{days}天了。',
      ],
      consultation: ['请问{dorm}寒假期间热水供应到几点？我们实验室要留校到腊月。'],
    },
    saysEnglish: {
      complaint: [
        'No hot water in {dormEn} again. The showers on our floor have run cold since {whenEn}, and everybody on the floor is affected.',
      ],
    },
    answers: [
      '经查，{dorm}热水循环泵故障，维修人员已更换电机，热水于当日 21 时恢复。给您带来不便，敬请谅解。',
      '已安排值班人员到{dorm}现场测温，调整了供水时段和混水阀，现水温稳定在 42 至 45 摄氏度。如再有异常请拨打楼内值班电话。',
      '您反映的刷卡设备已更换读卡模块，误扣的金额将在三个工作日内退回校园卡。',
    ],
    answersEnglish: [
      'The circulation pump was replaced and hot water has been back since 21:00. We are sorry for the trouble.',
    ],
  },
  {
    category: 'housing.power',
    weight: 4,
    department: 'housing',
    astray: 'repair',
    urgent: 0.15,
    says: {
      complaint: [
        '{dorm}{room}一周跳闸{n}次。我们没有使用大功率电器，每次都要等很久才有人来合闸。',
        '{dorm}夜里断电没有提前通知。{when}突然停电，正在交作业，数据都没有保存。',
      ],
      help: ['{dorm}{room}照明灯闪烁。换过灯管还是闪，眼睛很难受，请派人检查线路。'],
      consultation: ['请问宿舍电费在哪里查明细？这个月{yuan}元，比上个月多了一倍。'],
    },
    answers: [
      '电工已检查{room}线路，更换老化的空气开关，并核对了电表，读数无误。',
      '当晚为供电局线路抢修，未能提前通知。今后临时停电将同时在楼栋群和公众号发布。',
    ],
  },
  {
    category: 'housing.noise',
    weight: 3,
    department: 'housing',
    astray: 'security',
    says: {
      complaint: [
        '{dorm}{floor}深夜喧哗。凌晨一点还有人在走廊打电话、放音乐，和楼长说过没有用。',
        '{dorm}楼下广场舞声音太大。每天早上六点多就开始，影响休息已经{days}天。',
      ],
      suggestion: ['建议{dorm}设置夜间静音巡查。很多学校 23 点以后有人巡楼，我们这里没有。'],
    },
    saysEnglish: {
      complaint: [
        'Noise after midnight in {dormEn}. People shout in the corridor until two in the morning and the warden does not come.',
      ],
    },
    answers: [
      '楼长已与相关寝室谈话，并在 23 时后增加两次巡查。如再发生，请直接联系值班室，我们会记录处理。',
      '已与活动组织者协商，活动改到体育场进行，时间不早于七点半。',
    ],
    answersEnglish: [
      'The rooms concerned have been spoken to, and the warden now walks the corridors twice after 23:00.',
    ],
  },
  {
    category: 'housing.allocation',
    weight: 3,
    department: 'housing',
    astray: 'student-affairs',
    says: {
      consultation: [
        '请问研究生能否申请换到{dorm}？现在的宿舍离实验室要走四十分钟。',
        '请问暑假留校住宿怎样申请？系统里没有找到入口，辅导员说还没有通知。',
      ],
      help: ['申请调换宿舍一直没有结果。{days}天前提交了材料，系统还是显示“审核中”。'],
      complaint: ['同专业被分到两个校区住宿。我们班有{n}个人被分到{dorm}，上课要坐校车来回。'],
    },
    saysEnglish: {
      consultation: [
        'How can I change my room in {dormEn}? My roommate moved out and I was told to apply, but where?',
      ],
    },
    answers: [
      '调宿申请每学期第三周和第十二周集中办理，您的申请已转入本批次，结果将在五个工作日内通过系统通知。',
      '经与院系沟通，本批次床位已满。如有空床将按提交先后顺序安排，请留意短信。',
    ],
    answersEnglish: [
      'Room changes are handled in weeks 3 and 12 of each term; your application is now in the coming round.',
    ],
  },
];
