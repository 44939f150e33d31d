import type { Topic } from '../topic.ts';

export const teaching: readonly Topic[] = [
  {
    category: 'teaching.courses',
    weight: 4,
    department: 'academic',
    service: 'course-service',
    says: {
      consultation: [
        '请问《{course}》还能补选吗？系统显示名额已满，但是培养方案要求这学期修完。',
        '请问跨校区选课怎样认定学分？',
        '请问转专业后原来的《{course}》能否抵免？',
      ],
      complaint: ['选课系统{when}崩溃。整点开放后一直转圈，进去已经没有名额，前后{n}次都这样。'],
      help: ['选课结果和实际不一致。我选上了《{course}》，现在课表里没有。'],
    },
    saysEnglish: {
      consultation: [
        'Can I still add the course "{courseEn}"? The system says it is full, but my programme requires it this term.',
      ],
    },
    answers: [
      '《{course}》已扩容二十个名额，第二轮补选于周五 12 时开放，请关注教务系统通知。',
      '选课服务器已扩容并改为分年级开放。受影响的同学名单已整理，将优先补选。',
      '根据学分认定办法，请携带成绩单到教务大厅{n}号窗口办理，三个工作日内完成。',
    ],
    answersEnglish: [
      'Twenty places were added; the second round opens on Friday at 12:00 in the same system.',
    ],
  },
  {
    category: 'teaching.grades',
    weight: 2.2,
    department: 'academic',
    says: {
      complaint: ['《{course}》成绩{days}天还没有公布。影响奖学金和出国申请。'],
      help: ['对《{course}》成绩有疑问，申请复核。平时分和通知的比例对不上。'],
      consultation: ['请问成绩单在哪里打印？自助机提示“无权限”。'],
      report: ['反映《{course}》期末划题不公。部分班级拿到了原题。'],
    },
    answers: [
      '经与任课教师核实，成绩已录入并公布；成绩复核结果维持原分，复核表可到教务大厅查看。',
      '自助打印权限已开通，请重新登录后打印。',
    ],
  },
  {
    category: 'teaching.classroom',
    weight: 2,
    department: 'academic',
    astray: 'it',
    says: {
      help: [
        '{hall}{classroom}投影仪打不开。上课耽误了二十分钟。',
        '{hall}{classroom}麦克风没有声音。后排听不到老师讲课。',
      ],
      suggestion: ['建议{hall}晚自习教室延长到 23 点。考试周座位不够。'],
      complaint: ['教室临时调换没有通知。《{course}》{when}换到{hall}，一半同学跑错。'],
    },
    answers: [
      '设备已更换灯泡并备好移动投影。请教师课前十分钟登录，如有故障拨打教室内电话，五分钟内到场。',
      '考试周{hall}延长开放到 23 点，名单见公众号。',
    ],
  },
  {
    category: 'teaching.exam',
    weight: 1.4,
    department: 'academic',
    says: {
      consultation: ['请问补考时间什么时候公布？', '请问四级考试报名信息填错怎样更改？'],
      complaint: ['两门考试时间冲突。《{course}》和体育理论都排在下周三上午。'],
    },
    answers: [
      '冲突考试已为您安排单独考场，时间见教务系统。',
      '补考安排将于开学第二周公布，报名信息可在截止前到教务大厅更改。',
    ],
  },
];
