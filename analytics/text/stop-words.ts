const CHINESE = `
我们 你们 他们 她们 它们 自己 大家 人家 这个 那个 这些 那些 这样 那样 这里 那里 这么 那么 什么 怎么 怎样 为什么 为何
多少 哪里 哪个 哪些 如何 是否 是不是 有没有 能否 能不能 可以 可是 但是 不过 而且 并且 因为 所以 由于 如果 虽然 即使 然后
还是 还有 或者 以及 关于 对于 根据 按照 通过 已经 曾经 正在 现在 目前 一直 一个 一些 一下 一样 一种 一次 不是 没有 不能
不会 不要 不得 不到 就是 都是 也是 只是 只能 只有 应该 应当 需要 希望 请问 请求 要求 反映 投诉 咨询 建议 求助 举报 表扬
问题 情况 事情 时候 时间 今天 昨天 明天 今年 去年 上午 下午 晚上 早上 领导 尊敬 您好 你好 谢谢 感谢 麻烦 有关 相关
进行 作为 造成 导致 得到 出现 发生 存在 非常 十分 特别 真的 确实 其他 其它 之后 之前 之间 以后 以前 以上 以下 期间 左右
回复 答复 解决 处理 办理 知道 觉得 认为 发现 看到 告知 说明 联系 电话 号码 小时 分钟 几天
`;

const ENGLISH = `
the and for are was were has have had not but you your our his her its they them this that these those with from what when
where which who why how can could should would will please there here been being just very than then also all any some
about into over after before because does did done get got one two
`;

const WORDS = new Set([...CHINESE.split(/\s+/), ...ENGLISH.split(/\s+/)].filter((word) => word !== ''));

/** Words that stand in matters of every kind and so tell nothing of which it is. */
export function isStopWord(word: string): boolean {
  return WORDS.has(word);
}
