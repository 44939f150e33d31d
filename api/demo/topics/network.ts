import type { Topic } from '../topic.ts';

export const network: readonly Topic[] = [
  {
    category: 'network.wifi',
    weight: 5,
    department: 'it',
    says: {
      complaint: [
        '{dorm}无线网{when}频繁掉线。测速不到 1 兆，网课看不了。',
        '{dorm}晚上网速太慢。21 点以后打开网页都要等半分钟，已经{days}天。',
      ],
      help: ['{dorm}{room}有线网口不通。换了网线也不行。', '{hall}连不上校园网。一直提示“获取地址失败”。'],
      suggestion: ['建议提高校园网套餐流量。上网课一周就用完了。'],
    },
    saysEnglish: {
      complaint: [
        'Wi-Fi in {dormEn} drops every few minutes since {whenEn}. I cannot follow my online class.',
      ],
      help: ['I cannot connect to the campus network in {hallEn}. It says "failed to obtain address".'],
    },
    answers: [
      '工程师已到{dorm}更换故障接入点并调整信道，现场测速下行 180 兆。',
      '该楼晚高峰出口拥塞，已扩容一倍。如仍偏慢，请提供测速截图和时间。',
      '经查端口被环路保护关闭，已恢复，请勿私接交换机。',
    ],
    answersEnglish: [
      'The access point on your floor was replaced and the channel changed; please tell us if it drops again.',
    ],
  },
  {
    category: 'network.account',
    weight: 2.5,
    department: 'it',
    says: {
      help: [
        '统一认证账号被锁定。改密码收不到验证码，明天要交论文。',
        '校园卡在{canteen}刷不了。挂失补办后一直显示未激活。',
      ],
      consultation: ['请问毕业后邮箱还能保留多久？', '请问访客怎样申请临时上网账号？'],
    },
    saysEnglish: { help: ['My account is locked and no verification code arrives on my foreign number.'] },
    answers: [
      '账号已解锁，验证码通道故障已修复。建议绑定邮箱作为第二验证方式。',
      '毕业生邮箱长期保留，容量调整为 5 GB。',
    ],
    answersEnglish: [
      'Your account is unlocked; codes now go to e-mail as well for numbers outside the mainland.',
    ],
  },
  {
    category: 'network.system',
    weight: 2,
    department: 'it',
    astray: 'academic',
    says: {
      complaint: [
        '办事大厅手机端打不开。{when}点“我的申请”就白屏。',
        '办事大厅同一份材料要上传{n}次。每一步都要重新传身份证。',
      ],
      help: ['在线开具证明一直失败。提示“签章服务异常”。'],
      suggestion: ['建议办事大厅保存草稿。填了半小时一退出就没了。'],
    },
    answers: [
      '签章服务证书已更新，可以重新办理。',
      '手机端白屏由浏览器缓存引起，已发布修复版本。',
      '材料复用功能已排入下一版本，预计下月上线。',
    ],
  },
];
