import type { Topic } from '../topic.ts';

/** 图书馆、保卫、基建、医院：places that everybody uses. */
export const places: readonly Topic[] = [
  {
    category: 'library.seats',
    weight: 3,
    department: 'library',
    says: {
      complaint: ['图书馆占座严重。{when}八点去，{floor}一半座位放着书没有人，预约系统显示满。'],
      suggestion: ['建议图书馆离座 30 分钟自动释放。', '建议考试周图书馆 24 小时开放。'],
      consultation: ['请问图书馆研讨间怎样预约？提示“信用分不足”。'],
    },
    saysEnglish: {
      suggestion: ['Please keep the library open overnight in the exam weeks; other universities do.'],
    },
    answers: [
      '已启用离座 30 分钟自动释放，每两小时巡视一次。',
      '考试周一至三层延长到 24 点，二层自习区通宵开放。',
    ],
    answersEnglish: ['The second floor will stay open overnight in the exam weeks.'],
  },
  {
    category: 'library.collection',
    weight: 1.3,
    department: 'library',
    says: {
      help: ['校外访问电子资源失败。登录后跳转到空白页。'],
      consultation: ['请问馆际互借要收费吗？', '请问教材类图书能续借几次？'],
      suggestion: ['荐购《{course}》新版教材。馆里只有 2009 年版。'],
    },
    answers: ['校外访问证书已更新，请清除缓存后重试。', '荐购已采纳，预计三周到馆，到馆后优先通知您。'],
  },
  {
    category: 'safety.parking',
    weight: 2,
    department: 'security',
    says: {
      complaint: [
        '{road}机动车乱停。消防通道被堵，自行车都过不去。',
        '校外车辆随便进出。{road}车速很快，差点撞到学生。',
      ],
      suggestion: ['建议{road}设减速带。'],
      consultation: ['请问教职工家属车辆怎样办理通行？'],
    },
    answers: [
      '已清理消防通道并对{n}辆车贴单，该路段增设隔离桩。',
      '北门已启用车牌识别，校内限速 20 公里，违规三次取消通行。',
    ],
  },
  {
    category: 'safety.ebike',
    weight: 2,
    department: 'security',
    says: {
      complaint: [
        '{dorm}楼道有人给电动车充电。飞线从{floor}拉下来，很危险。',
        '共享电动车被随意锁车。{road}停了却要扣{yuan}元调度费。',
      ],
      suggestion: ['建议{dorm}旁增加充电桩。全校只有四处，天天排队。'],
    },
    answers: [
      '已联合公寓中心清理飞线，没收违规插板{n}个，并张贴告知。',
      '新增充电位 120 个已进入招标，年底前投用。',
    ],
  },
  {
    category: 'safety.theft',
    weight: 0.9,
    department: 'security',
    urgent: 0.4,
    says: {
      help: ['自行车在{hall}门口被偷。请求查看监控。', '快递在驿站丢失。{when}显示已签收，本人没有取。'],
      report: ['反映有人在{dorm}门口推销校园贷。'],
    },
    answers: [
      '已调取监控并移交派出所，线索编号已短信告知您。',
      '已清退推销人员并通报派出所，公寓入口加强查验。',
    ],
  },
  {
    category: 'construction.noise',
    weight: 1.9,
    department: 'construction',
    astray: 'security',
    says: {
      complaint: [
        '{hall}旁工地夜间施工。23 点后还在打桩，连续{days}天睡不着。',
        '{road}施工围挡占道。雨天全是泥，没有临时通道。',
      ],
      consultation: ['请问东校区体育馆什么时候完工？'],
    },
    saysEnglish: {
      complaint: [
        'Construction next to {hallEn} goes on after 23:00 every night; nobody in the building can sleep.',
      ],
    },
    answers: [
      '已责成施工单位 22 时后停止产生噪声的作业，并安装在线噪声监测。',
      '临时通道已铺设并加装照明，围挡于月底内移。',
    ],
    answersEnglish: ['The contractor may not work after 22:00 any more; a noise meter is now on the site.'],
  },
  {
    category: 'construction.road',
    weight: 1,
    department: 'construction',
    astray: 'repair',
    says: {
      complaint: ['{road}路面塌陷。下雨积水看不见坑，有同学骑车摔倒。'],
      suggestion: ['建议{road}改造无障碍坡道。轮椅上不去{hall}。'],
    },
    answers: [
      '路面已临时回填并设警示，正式修复方案待设计单位确认。',
      '坡道改造已列入明年修缮计划，先行放置移动坡道板。',
    ],
  },
  {
    category: 'health.clinic',
    weight: 1.6,
    department: 'hospital',
    service: 'clinic-service',
    urgent: 0.1,
    says: {
      complaint: [
        '校医院夜间无人值班。{when}发烧去急诊，等了四十分钟没有医生。',
        '校医院挂号排队太久。网上约好还要重新取号。',
      ],
      consultation: ['请问医保报销要准备哪些材料？', '请问新生体检没有参加怎样补？'],
    },
    saysEnglish: {
      consultation: ['Which papers do I need to claim a hospital bill with the student insurance?'],
    },
    answers: [
      '夜间急诊已增加一名值班医生，分诊台电话公布在公众号。',
      '报销请携带发票、病历和校园卡，每周二、四下午在一楼{n}号窗口受理。',
    ],
    answersEnglish: [
      'Bring the invoice, the record and your card to window 3, Tuesday or Thursday afternoon.',
    ],
  },
];
