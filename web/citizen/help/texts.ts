type Section = { title: string; lines: string[] };
type Help = {
  title: string;
  lead: string;
  limits: string;
  limitsHint: string;
  kind: string;
  within: string;
  sections: Section[];
  hotline: string;
  hotlineNone: string;
};

export const HELP: { zh: Help; en: Help } = {
  zh: {
    title: '帮助与隐私',
    lead: '回音把您反映的事交给负责的部门，盯住期限，把答复带回来。',
    limits: '多久能得到答复',
    limitsHint: '从我们收到时算起，只算工作时间。超期会在查询页如实写明。',
    kind: '类型',
    within: '答复期限',
    sections: [
      {
        title: '怎样办理',
        lines: [
          '您提交后立即得到编号和查询码。',
          '诉求中心把它转交负责的部门，部门签收后办理并答复您。',
          '您凭编号和查询码查看经过、补充说明、评价。不满意可以要求重新办理。',
          '评价“不满意”或“非常不满意”的，部门可能被要求整改。',
        ],
      },
      {
        title: '谁能看到我的信息',
        lines: [
          '您自己决定：办理部门可以联系您、只有诉求中心知道您，或者完全匿名。',
          '姓名和电话平时不显示；工作人员查看必须写明理由，并留下记录。',
          '统计和公开的数字里没有姓名、电话和您写的原文。',
        ],
      },
      {
        title: '匿名提交会留下什么',
        lines: [
          '只留下：类型、您写的内容、地点、时间、办理经过。',
          '不留：姓名、电话、微信身份。我们无法联系您，也无法补发查询码。',
          '办理部门会看到您写的内容，所以请不要写能认出您的话。',
        ],
      },
      {
        title: '查询码',
        lines: [
          '查询码只在提交后显示一次。我们不保存它本身，工作人员也看不到。',
          '连续输错五次，这个编号会被锁定，需要联系诉求中心解锁。',
        ],
      },
      {
        title: '保存在您设备上的内容',
        lines: [
          '没有提交的草稿保存在这台设备上，七天后或提交后自动删除。首页可以随时删除。',
          '还有语言、字号和深浅色的选择。没有广告，也不跟踪您。',
        ],
      },
    ],
    hotline: '需要有人帮忙',
    hotlineNone: '请到服务窗口，工作人员可以替您登记和查询。',
  },
  en: {
    title: 'Help and privacy',
    lead: 'Huiyin takes your matter to the department that answers for it, watches the time limit, and brings the answer back.',
    limits: 'How soon you get an answer',
    limitsHint:
      'Counted from when we receive it, in working time. If it is late, the follow-up page says so.',
    kind: 'Kind',
    within: 'Answer',
    sections: [
      {
        title: 'How it works',
        lines: [
          'As soon as you submit you get a number and a code.',
          'The centre passes the matter on to the department that answers for it, which signs for it, handles it and answers you.',
          'With number and code you see what happened, add to it and rate it. If you are not satisfied you can have it handled again.',
          'When you are dissatisfied, the department may be told to put it right.',
        ],
      },
      {
        title: 'Who sees my details',
        lines: [
          'You decide: the department may contact you, only the centre knows you, or you stay anonymous.',
          'Names and phone numbers are hidden. Staff who look must write down why, and the look is recorded.',
          'Statistics and public figures hold no names, no phone numbers and nothing of your text.',
        ],
      },
      {
        title: 'What is kept of an anonymous person',
        lines: [
          'Kept: the kind, what you wrote, the place, the time, and what was done about it.',
          'Not kept: name, phone number, WeChat identity. We cannot contact you, nor send the code again.',
          'The department sees what you wrote, so leave out what would show who you are.',
        ],
      },
      {
        title: 'The code',
        lines: [
          'It is shown once, after you submit. It is not stored as such, and staff cannot see it.',
          'After five wrong codes the number is locked, and the centre has to unlock it.',
        ],
      },
      {
        title: 'What stays on your device',
        lines: [
          'What you have not submitted stays on this device for seven days or until you submit it. You can delete it on the first page.',
          'So do language, text size and dark display. There are no adverts, and nobody tracks you.',
        ],
      },
    ],
    hotline: 'If you need a person',
    hotlineNone: 'Come to a counter: the staff there can write it down and look it up for you.',
  },
};
