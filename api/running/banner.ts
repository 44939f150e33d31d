import type { OneTimeLink } from '../contract/administration.ts';
import { inColumns } from './columns.ts';
import type { Entry } from './demonstration-entry.ts';

export type Banner = {
  url: string;
  data: string;
  demonstration: null | { entry: Entry; kiosk: string | null; until: string };
  /** For an installation that has no administrator. */
  firstAdministrator: OneTimeLink | null;
  milliseconds: number;
};

/** What stands in the console once the doors are open: where they are and how one gets in at each. */
export function banner(of: Banner): string[] {
  const { url, demonstration } = of;
  const title = demonstration
    ? `回音 Huiyin · 演示校园 demonstration campus（数据均为虚构，至 ${demonstration.until} / all data are made up, until ${demonstration.until}）`
    : '回音 Huiyin';
  const doors = inColumns(
    [
      ['市民 citizen', `${url}/`, '无需登录 / no account needed'],
      [
        '评价 kiosk ',
        `${url}/kiosk`,
        demonstration
          ? '见下方设备链接 / by the device link below'
          : '凭设备链接 / by a device link made at the desk',
      ],
      ['工作 desk', `${url}/desk`, signIn(demonstration)],
      ['看板 board', `${url}/board`, signIn(demonstration)],
    ],
    { indent: '  ', gap: '   ' },
  );
  return [
    '',
    title,
    '',
    ...doors,
    ...(demonstration?.kiosk
      ? [
          '',
          '  评价终端设备链接 / link that makes a browser the kiosk of a window:',
          `  ${demonstration.kiosk}`,
        ]
      : []),
    ...passwords(demonstration?.entry ?? null),
    ...firstAdministrator(of.firstAdministrator),
    '',
    `  数据 data  ${of.data}`,
    `  停止 stop  Ctrl-C${demonstration ? '    重新开始 begin afresh  npm start -- --reset' : ''}`,
    '',
    `已就绪 ready in ${(of.milliseconds / 1000).toFixed(1)} s`,
  ];
}

function signIn(demonstration: Banner['demonstration']): string {
  if (demonstration === null) return '邮箱与密码 / e-mail and password';
  return demonstration.entry.by === 'role'
    ? '登录页点选角色，无需密码 / press a role on the sign-in page, no password'
    : '邮箱与密码 / e-mail and password';
}

function passwords(entry: Entry | null): string[] {
  if (entry?.by === 'password')
    return [
      '',
      '  演示账号，密码只显示这一次 / accounts, with passwords that are shown this once:',
      ...inColumns(
        entry.accounts.map(({ role, email, password }) => [role ?? '', email, password]),
        { indent: '  ', gap: '   ' },
      ),
    ];
  if (entry?.by === 'password-shown-before')
    return [
      '',
      '  密码在首次启动时已显示 / passwords were shown at the first start here; 新链接 a new link:',
      '  npm run -s huiyin -- user password-link E-MAIL',
    ];
  return [];
}

function firstAdministrator(link: OneTimeLink | null): string[] {
  if (link === null) return [];
  return [
    '',
    '  还没有管理员。请用此链接创建第一位（24 小时内有效，仅可用一次）',
    '  There is no administrator yet: this link makes the first one (for 24 hours, once)',
    '',
    `  ${link.url}`,
  ];
}
