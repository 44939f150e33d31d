import type { Topic } from '../topic.ts';

export const dining: readonly Topic[] = [
  {
    category: 'dining.hygiene',
    weight: 4,
    department: 'dining',
    urgent: 0.2,
    says: {
      complaint: [
        '{canteen}的菜里吃出{object}。{when}在二楼{n}号窗口打的菜，拍了照片，窗口只说换一份。',
        '{canteen}餐具没有洗干净。勺子上有油渍，换了两副都是这样。',
        '{canteen}后门垃圾堆放味道很大。苍蝇很多，旁边就是出餐口。',
      ],
      report: ['反映{canteen}个别窗口使用隔夜菜。连续{days}天看到晚上没卖完的菜第二天中午又端出来。'],
    },
    answers: [
      '我们已调取当日留样和监控，对{n}号窗口停业整顿一天，更换清洗流程并全员培训，餐费已退回您的校园卡。',
      '现场检查确认洗碗机水温不足，已维修并增加抽检。感谢监督。',
    ],
  },
  {
    category: 'dining.price',
    weight: 4,
    department: 'dining',
    says: {
      complaint: [
        '{canteen}悄悄涨价。同样一份套餐从 12 元变成{yuan}元，没有任何公示。',
        '{canteen}打菜分量越来越少。红烧肉一份只有三块，和上学期差很多。',
      ],
      suggestion: [
        '建议{canteen}推出小份菜。一个人吃不完，也想多尝几样。',
        '希望{canteen}公示每周原材料价格。',
      ],
      consultation: ['请问{canteen}自选窗口怎样计价？称重和标价牌对不上。'],
    },
    saysEnglish: {
      complaint: ['Prices in {canteenEn} went up without notice. The same set meal was 12 yuan last month.'],
    },
    answers: [
      '自本月起部分原材料成本上涨，调价方案经膳食委员会讨论后已在窗口和公众号公示。我们保留了平价窗口。',
      '已要求各窗口统一使用标准勺，并由膳食委员会学生代表每周抽查分量。',
    ],
    answersEnglish: [
      'The new prices are posted at the entrance; the low-price counters on the first floor stay as they were.',
    ],
  },
  {
    category: 'dining.queue',
    weight: 2,
    department: 'dining',
    says: {
      suggestion: [
        '建议{canteen}错峰供餐。中午 11 点 50 分下课后要排二十多分钟。',
        '建议{canteen}晚上延长到 21 点。晚课结束后只能吃外卖。',
      ],
      complaint: ['{canteen}高峰期只开{n}个窗口。队伍排到门外，支付机还经常断网。'],
    },
    answers: [
      '已在 11:30 至 12:30 增开四个窗口，并与教务处商议错峰下课，本学期试行。',
      '从下周一起夜宵窗口延长到 21:30，感谢您的建议。',
    ],
  },
  {
    category: 'dining.halal',
    weight: 0.7,
    department: 'dining',
    says: {
      suggestion: ['希望东校区食堂设清真窗口。现在只有本部有，来回要一个小时。'],
      consultation: ['请问清真餐厅假期是否营业？'],
    },
    saysEnglish: {
      consultation: ['Is the halal canteen open during the holiday? I could not find the hours.'],
    },
    answers: [
      '东校区清真窗口已列入下学期改造计划，施工前由流动餐车供餐。',
      '清真餐厅假期营业时间为 7:00 至 19:00，全程不停业。',
    ],
    answersEnglish: ['Yes: 7:00 to 19:00 on every day of the holiday.'],
  },
];
