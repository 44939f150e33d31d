import type { Topic } from '../topic.ts';

export const repair: readonly Topic[] = [
  {
    category: 'repair.water',
    weight: 4,
    department: 'repair',
    astray: 'housing',
    urgent: 0.2,
    says: {
      help: [
        '{dorm}{room}水龙头漏水。已经用盆接了{days}天，报修单一直没人接。',
        '{hall}{floor}卫生间下水道堵了。污水漫到走廊，请尽快处理。',
        '{dorm}{floor}阳台渗水。下雨天墙面都是湿的，衣服发霉。',
      ],
      complaint: ['报修{n}次没有人来。{dorm}{room}马桶漏水，系统里显示“已完成”，其实没有人来过。'],
    },
    saysEnglish: {
      help: [
        'The tap in {dormEn}, room {roomEn}, has been leaking for {days} days. Nobody came after two repair requests.',
      ],
    },
    answers: [
      '维修师傅已于{when}上门更换阀芯，现场试水正常，住户已签字确认。',
      '已疏通主管道并消毒。该楼栋排水管老化，已列入假期大修。',
      '经核实，接单师傅误点完成，已对其批评教育，并于当日重新上门修复。',
    ],
    answersEnglish: [
      'A plumber replaced the valve today. The first request had been closed by mistake; we apologise.',
    ],
  },
  {
    category: 'repair.lift',
    weight: 1.2,
    department: 'repair',
    urgent: 0.5,
    campuses: ['main', 'east'],
    says: {
      help: [
        '{hall}电梯困人。{when}在{floor}停了十五分钟，紧急按钮没人应答。',
        '{hall}电梯异响。运行时抖动明显，请检查。',
      ],
      complaint: ['{hall}电梯停用{days}天没有说明。老师带着仪器要爬到{floor}。'],
    },
    answers: ['维保单位已到场更换门机并全面检测，合格后恢复运行；对讲线路已修复并接入值班室。'],
  },
  {
    category: 'repair.air',
    weight: 2.5,
    department: 'repair',
    says: {
      help: [
        '{hall}{classroom}空调不制冷。三十多度上课，后排根本坐不住。',
        '{dorm}{room}空调漏水。滴到插线板旁边，很危险。',
      ],
      complaint: ['{hall}暖气不热。室内只有十三度，老师同学都穿着羽绒服上课。'],
      consultation: ['请问今年{dorm}什么时候供暖？'],
    },
    saysEnglish: {
      help: ['The air conditioner in {hallEn} does not cool. It was over 30 degrees in the afternoon class.'],
    },
    answers: [
      '已补充制冷剂并清洗滤网，实测出风 14 摄氏度。',
      '换热站已调高供水温度并逐层排气，当日室温回到 19 摄氏度以上。',
    ],
    answersEnglish: ['Refrigerant was refilled and the filters were cleaned; the room is at 25 degrees now.'],
  },
  {
    category: 'repair.lights',
    weight: 1.8,
    department: 'repair',
    says: {
      help: [
        '{road}路灯{n}盏不亮。晚上下课走这段路看不见，前天有同学摔了。',
        '{hall}{classroom}投影灯光太暗。后排看不清板书。',
      ],
      suggestion: ['建议{road}加装路灯。从图书馆到北门一段太黑。'],
    },
    answers: [
      '已更换损坏灯具并检修线路，{road}照明已恢复。',
      '该路段加装照明已列入本学期校园安全改造，预计下月完工。',
    ],
  },
];
