import { ROLES, type Bilingual } from '../../contract/common.ts';
import { NewStaffUser, type OneTimeLink, type StaffUser } from '../../contract/administration.ts';
import type { Huiyin } from '../../huiyin.ts';
import { createPasswordLink } from '../../identity/invitations.ts';
import { createUser, listUsers, setMembership } from '../../identity/users.ts';
import { inColumns } from '../../running/columns.ts';
import { EXIT } from '../../running/exit-codes.ts';
import type { Args, Command } from '../command.ts';
import { said, type Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

const BY = 'system';
const ACTIONS = ['list', 'add', 'change', 'password-link', 'deactivate', 'activate'] as const;

export const user: Command = {
  works: 'installation',
  summary: { zh: '管理工作人员', en: 'members of staff' },
  usage: [
    'list [--json]',
    'add --email E --name N --role ROLE [--department CODE]',
    'change E [--name N] [--role ROLE] [--department CODE]',
    'password-link E',
    'deactivate E',
    'activate E',
  ],
  positionals: { least: 1, most: 2 },
  options: {
    email: { type: 'string', value: 'E', says: { zh: '邮箱', en: 'e-mail address' } },
    name: { type: 'string', value: 'N', says: { zh: '姓名', en: 'name' } },
    role: { type: 'string', value: 'ROLE', says: { zh: ROLES.join(' '), en: ROLES.join(' ') } },
    department: {
      type: 'string',
      value: 'CODE',
      says: {
        zh: '部门代码，handler 与 department-head 必填',
        en: 'code of a department; needed by handler and department-head',
      },
    },
  },
  details: [
    {
      zh: '密码从不出现在命令行：add 与 password-link 给出一次性链接，由本人设置密码。',
      en: 'Passwords never stand on a command line: add and password-link give a link with which people set their own, once.',
    },
  ],
  async run(huiyin, args, io) {
    const [action, email] = args.positionals;
    switch (action) {
      case 'list':
        return tellUsers(await listUsers(huiyin), args, io);
      case 'add': {
        const input = readNewUser(args, email);
        const made = await createUser(huiyin, { ...input, password: null }, BY);
        return tellLink(made, await createPasswordLink(huiyin, made.id, BY), args, io);
      }
      case 'password-link': {
        const found = await userOf(huiyin, email);
        return tellLink(found, await createPasswordLink(huiyin, found.id, BY), args, io);
      }
      case 'change':
        return tellUsers(
          [await setMembership(huiyin, (await userOf(huiyin, email)).id, readChange(args), BY)],
          args,
          io,
        );
      case 'activate':
      case 'deactivate': {
        const { id } = await userOf(huiyin, email);
        return tellUsers([await setMembership(huiyin, id, { active: action === 'activate' }, BY)], args, io);
      }
      default:
        throw new UsageError({
          zh: `没有“user ${action ?? ''}”，可用：${ACTIONS.join(' ')}`,
          en: `there is no "user ${action ?? ''}"; there are ${ACTIONS.join(' ')}`,
        });
    }
  },
};

async function userOf(huiyin: Huiyin, email: string | undefined): Promise<StaffUser> {
  if (email === undefined) throw new UsageError({ zh: '请给出邮箱', en: 'name the e-mail address' });
  const found = (await listUsers(huiyin)).find((each) => each.email === email.trim().toLowerCase());
  if (!found)
    throw new UsageError({
      zh: `没有用户 ${email}，用 user list 列出`,
      en: `there is no user ${email}: user list lists them`,
    });
  return found;
}

const EXPECTED: Record<string, Bilingual> = {
  email: { zh: '--email 应为邮箱地址', en: '--email must be an e-mail address' },
  name: { zh: '--name 应为 1 至 60 个字', en: '--name must have 1 to 60 characters' },
  role: { zh: `--role 应为其一：${ROLES.join(' ')}`, en: `--role must be one of ${ROLES.join(' ')}` },
};

function readNewUser(args: Args, positional: string | undefined): NewStaffUser {
  const parsed = NewStaffUser.safeParse({
    email: args.text('email') ?? positional,
    name: args.text('name'),
    role: args.text('role'),
    department: args.text('department') ?? null,
  });
  if (parsed.success) return parsed.data;
  const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const wrong = [...fields].flatMap((field) => EXPECTED[field] ?? []);
  throw new UsageError({
    zh: wrong.map((each) => each.zh).join('；'),
    en: wrong.map((each) => each.en).join('; '),
  });
}

function readChange(args: Args): { name?: string; role?: StaffUser['role'] & string; department?: string } {
  const [name, roleText, department] = [args.text('name'), args.text('role'), args.text('department')];
  const role = ROLES.find((each) => each === roleText);
  const wrong = roleText !== undefined && role === undefined ? EXPECTED['role'] : undefined;
  if (wrong) throw new UsageError(wrong);
  if (name === undefined && role === undefined && department === undefined)
    throw new UsageError({
      zh: '请用 --name、--role 或 --department 说明要改什么',
      en: 'say what to change with --name, --role or --department',
    });
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(department === undefined ? {} : { department }),
  };
}

function tellUsers(users: readonly StaffUser[], args: Args, io: Io): typeof EXIT.ok {
  if (args.given('json')) io.out(JSON.stringify({ users }));
  else
    for (const line of inColumns(
      users.map((each) => [
        each.email,
        each.name,
        each.role ?? '',
        each.department ?? '',
        each.active ? '' : said(io.reader, { zh: '已停用', en: 'not active' }),
      ]),
    ))
      io.out(line);
  return EXIT.ok;
}

function tellLink(of: StaffUser, link: OneTimeLink, args: Args, io: Io): typeof EXIT.ok {
  if (args.given('json')) io.out(JSON.stringify({ user: of, link }));
  else {
    const until = new Date(link.expiresAt).toISOString();
    io.out(
      said(io.reader, {
        zh: `${of.email}：用此链接设置密码，至 ${until} 有效，仅可用一次`,
        en: `${of.email}: this link sets the password, until ${until}, once`,
      }),
    );
    io.out(link.url);
  }
  return EXIT.ok;
}
