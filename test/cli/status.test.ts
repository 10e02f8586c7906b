import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../support/terminal.ts';
import { environmentIn, repository, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

const setup = [
  ...whoFlags,
  '--manager',
  'Sam Lee',
  '--next-review',
  '2026-12-04',
  '--cycle',
  '2027-H1',
  '--why',
  'Scope.',
];

/** A packet in `staff`, just begun. */
function begun(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', ...setup]).code).toBe(0);
  return folder;
}

/** A packet in `staff` with a year of rounds and reviews, as the tool or as a hand writes them. */
function grown(kind: 'regular' | 'by-hand'): TestFolder {
  const folder = testFolder();
  cpSync(join(repository, 'test/fixtures/papers', kind), join(folder.path, 'staff'), { recursive: true });
  cpSync(join(repository, 'examples/staff.packet.md'), join(folder.path, 'staff/packet.md'));
  return folder;
}

const on = (day: string, cwd = 'staff'): { readonly env: { readonly PACKET_TODAY: string }; readonly cwd: string } => ({
  env: { PACKET_TODAY: day },
  cwd,
});

interface Status {
  readonly steps: readonly { readonly id: string; readonly state: string; readonly reason: string }[];
  readonly questions: readonly { readonly id: string }[];
  readonly problems: readonly { readonly file: string; readonly line: number; readonly rule: string }[];
}

function statusOf(folder: TestFolder, day: string): Status {
  return JSON.parse(folder.run(['--json'], on(day)).stdout) as Status;
}

describe('packet', () => {
  it('shows where one stands, in a packet just begun', () => {
    expect(begun().run([], on('2026-11-20')).stdout).toBe(`Dana Reyes: Senior Engineer to Staff Engineer      2027-H1

  done     1 why             the reason is in plan.md
  current  2 expectations    2027-H1; for how many cycles are you ready?
  current  3 manager         Sam Lee does not know yet; 1:1 on Fri 4 Dec
  next     4 write           no question is answered yet
                             (use "packet init")
           5 self-edit       after write
           6 peer-edit       after write
           7 manager-edit    after write
  current  8 review          monthly; 1:1 with Sam Lee on Fri 4 Dec

Open      What did you do? and 6 more
`);
  });

  it('knows rounds, reviews and notes', () => {
    const { steps, problems } = statusOf(grown('regular'), '2026-12-10');
    expect(steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'why done',
      'expectations done',
      'manager done',
      'write done',
      'self-edit done',
      'peer-edit waived',
      'manager-edit current',
      'review current',
      'own-1 current',
      'own-2 done',
    ]);
    expect(problems.filter(({ file }) => file !== 'packet.md')).toEqual([]);
  });

  it('forgives a file that a hand took away', () => {
    const folder = grown('regular');
    execFileSync('rm', [join(folder.path, 'staff/rounds/01-self.md'), join(folder.path, 'staff/notes.md')]);
    execFileSync('rm', ['-r', join(folder.path, 'staff/reviews')]);
    const { steps, problems } = statusOf(folder, '2026-12-10');
    expect(steps.find(({ id }) => id === 'self-edit')?.state).toBe('current');
    expect(problems.filter(({ file }) => file !== 'packet.md')).toEqual([]);
  });

  it('reads what hands made, and says what it could not read', () => {
    const folder = grown('by-hand');
    const { stdout, code } = folder.run([], on('2026-12-20'));
    expect(code).toBe(0);
    expect(stdout).toContain('plan.md:5:12 Unexpected ready-for "two", expected a number of cycles; 19 more\n');
    expect(stdout.split('\n').length - 1).toBeLessThanOrEqual(23);
    const { problems } = statusOf(folder, '2026-12-20');
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['plan.md', 'notes.md', 'reviews/log.md', 'rounds/7 with peers.md']),
    );
  });

  it.each([
    [
      'a folder',
      (path: string) => {
        mkdirSync(path);
      },
    ],
    ['bytes that are no text', (path: string) => execFileSync('sh', ['-c', 'printf "\\377\\376x" > "$1"', 'sh', path])],
  ])('names a file that is %s, and goes on', (_, make) => {
    const folder = begun();
    mkdirSync(join(folder.path, 'staff/rounds'));
    make(join(folder.path, 'staff/rounds/01-self.md'));
    const { problems, steps } = statusOf(folder, '2026-11-20');
    expect(problems).toMatchObject([{ file: 'rounds/01-self.md', rule: 'file-unreadable' }]);
    expect(steps.find(({ id }) => id === 'self-edit')?.reason).toBe('after write');
  });

  it('goes on beside a plan that cannot be read, and does not write it', () => {
    const folder = begun();
    const plan = '---\nmanager: "Sam\nnext-review: 2026-12-04\n---\n';
    folder.write('staff/plan.md', plan);
    expect(statusOf(folder, '2026-11-20').problems).toMatchObject([{ file: 'plan.md', rule: 'front-matter' }]);
    const { code, stderr } = folder.run(['status', '--done', 'write'], on('2026-11-20'));
    expect([code, stderr]).toEqual([3, expect.stringContaining('E_FRONT_MATTER')]);
    expect(folder.read('staff/plan.md')).toBe(plan);
  });

  it('looks for the talk with the manager as far back as it takes', () => {
    const folder = begun();
    for (let month = 1; month <= 12; month += 1) {
      const date = `2025-${String(month).padStart(2, '0')}-04`;
      const goal = month === 2 ? 'goal-shared: yes\n' : '';
      folder.write(`staff/reviews/${date}.md`, `---\ndate: ${date}\nwith: Sam Lee\n${goal}---\n\n## Heard\n- x\n`);
    }
    const { steps } = statusOf(folder, '2026-11-20');
    expect(steps.find(({ id }) => id === 'manager')?.reason).toBe('Sam Lee knows since 4 Feb 2025');
  });

  it('knows the day on which the last question was answered', () => {
    const folder = begun();
    const [last = '', ...others] = statusOf(folder, '2026-11-20').questions.map(({ id }) => id);
    const answer = (ids: readonly string[], day: string): void => {
      const input = JSON.stringify({ answers: Object.fromEntries(ids.map((id) => [id, 'Words.'])) });
      expect(folder.run(['init', '--answers', '-'], { ...on(day), input }).code).toBe(0);
    };
    answer(others, '2026-11-20');
    expect(folder.read('staff/plan.md')).not.toContain('written');
    answer([last], '2026-11-21');
    expect(folder.read('staff/plan.md')).toContain('\nwritten: 2026-11-21\n');
    expect(statusOf(folder, '2026-11-22').steps[3]?.reason).toBe('7 of 7 answered, 21 Nov');
    folder.run(['undo', '--yes', '--no-input'], on('2026-11-22'));
    expect(folder.read('staff/plan.md')).not.toContain('written');
  });

  const evil = '\u001b[2J\u202e';
  const everywhere = `---\nmanager: "${evil}"\nnext-review: 2026-11-01\ncycle: "${evil}"\n---\n## Our own steps\n- [ ] ${evil}\n## Waived\n- why: ${evil}\n- ${evil}\n`;

  it.each([[], ['status', '--all'], ['status', '--short'], ['status', '--overdue'], ['status', '--done', 'own-1']])(
    'shows control characters of any file escaped on a terminal, with %j',
    async (...words) => {
      const folder = begun();
      folder.write('staff/plan.md', everywhere);
      folder.write(`staff/rounds/1-self ${evil}.md`, `closed: ${evil}\n`);
      const terminal = openTerminal(folder, ['-C', 'staff', ...words]);
      await terminal.end();
      expect(terminal.shown).not.toContain('\u001b[2J');
      expect(terminal.shown).not.toContain('\u202e');
      expect(terminal.shown).toContain('\\u{1b}[2J');
    },
  );
});

describe('packet status --all', () => {
  it('shows every packet with what is next, also one that cannot be read', () => {
    const folder = begun();
    folder.run(['init', 'principal', ...whoFlags]);
    folder.write('broken/packet.md', '---\npacket: [\n---\n');
    mkdirSync(join(folder.path, '.git'));
    const { stdout, code } = folder.run(['status', '--all'], on('2026-11-20', '.'));
    expect(code).toBe(0);
    expect(stdout).toContain(`staff
  Dana Reyes: Senior Engineer to Staff Engineer; 1 of 8 steps done or waived
  next  write: no question is answered yet
        (use "packet init staff")
`);
    expect(stdout).toMatch(/^broken\n {2}Unexpected /);
    expect(testFolder().run(['status', '--all']).stdout).toBe('No packets here.\n');
  });
});

describe('packet status --overdue and --short', () => {
  it('say nothing where nothing presses', () => {
    const folder = begun();
    for (const flag of ['--overdue', '--short']) {
      expect(folder.run(['status', flag], on('2026-11-20'))).toEqual({ code: 0, stdout: '', stderr: '' });
    }
  });

  it('say what is due on its day, on one line', () => {
    const folder = begun();
    const { stdout, code } = folder.run(['status', '--short'], on('2026-12-04'));
    expect([code, stdout]).toEqual([0, 'staff: review due, monthly; 1:1 with Sam Lee today\n']);
    expect(folder.run(['status', '--overdue'], on('2026-12-04'))).toMatchObject({ code: 0, stdout: '' });
  });

  it('say what is overdue, and end with 1', () => {
    const folder = begun();
    folder.run(['init', 'principal', ...setup]);
    mkdirSync(join(folder.path, '.git'));
    const { stdout, code } = folder.run(['status', '--overdue'], on('2026-12-05'));
    expect([code, stdout]).toEqual([
      1,
      'overdue  review\n  nothing kept of the 1:1 with Sam Lee on 4 Dec\n  (use "packet review done")\n',
    ]);
    const all = folder.run(['status', '--overdue', '--all'], on('2026-12-05', '.'));
    expect(all.code).toBe(1);
    expect(all.stdout).toMatch(/^principal {2}overdue {2}review\n(?: {2}.*\n)+staff {2}overdue {2}review\n/);
    expect(folder.run(['status', '--short', '--all'], on('2026-12-05', '.')).stdout).toMatch(
      /^principal: .* \(1 more\)\n$/,
    );
  });

  it('call a step of the plan by what it is', () => {
    const folder = begun();
    const plan = `${folder.read('staff/plan.md')}\n- [ ] Form, by 2026-11-25\n`;
    folder.write('staff/plan.md', plan);
    const { stdout } = folder.run(['status', '--overdue'], on('2026-11-27'));
    expect(stdout).toBe('overdue  own step\n  Form, by 2026-11-25\n  (use "packet status --done own-1")\n');
    expect(folder.run(['status', '--short'], on('2026-11-27')).stdout).toBe(
      'staff: own step overdue, Form, by 2026-11-25\n',
    );
  });

  it('name a packet that cannot be read on standard error', () => {
    const folder = begun();
    folder.write('broken/packet.md', '---\npacket: [\n---\n');
    mkdirSync(join(folder.path, '.git'));
    const { stderr, code } = folder.run(['status', '--overdue', '--all'], on('2026-11-20', '.'));
    expect(code).toBe(0);
    expect(stderr).toMatch(/^broken {2}Unexpected /);
  });
});

describe('packet status --done', () => {
  it('says since when the first full text stands', () => {
    const folder = begun();
    const { code, stderr } = folder.run(['status', '--done', 'write', '--on', 'yesterday'], on('2026-11-22'));
    expect([code, stderr]).toEqual([0, 'write is done since Sat 21 Nov, as plan.md says now\n']);
    expect(folder.read('staff/plan.md')).toContain('cycle: 2027-H1\nwritten: 2026-11-21\n---\n');
    expect(statusOf(folder, '2026-11-22').steps[4]).toMatchObject({ state: 'waiting', reason: 'from Mon 23 Nov' });
    const again = folder.run(['status', '--done', '4', '--on', '2026-11-21'], on('2026-11-22'));
    expect(again).toMatchObject({ code: 0, stderr: 'write is done since Sat 21 Nov, as plan.md says already\n' });
  });

  it.each([
    ['write', 'written: 2026-11-21\n'],
    ['peer-edit', '## Done\n\n- peer-edit: 2026-11-21\n'],
  ])('leaves the day of %s as it is where none is named', (step, said) => {
    const folder = begun();
    folder.run(['status', '--done', step], on('2026-11-21'));
    const plan = folder.read('staff/plan.md');
    expect(plan).toContain(said);
    const { code, stderr } = folder.run(['status', '--done', step], on('2026-12-10'));
    expect([code, stderr]).toEqual([0, `${step} is done since Sat 21 Nov, as plan.md says already\n`]);
    expect(folder.read('staff/plan.md')).toBe(plan);
  });

  it('says again that the manager knows, where that was an earlier one', () => {
    const folder = begun();
    folder.run(['status', '--done', 'manager'], on('2026-11-21'));
    folder.run(['manager', 'Ana Ruiz'], on('2026-12-01'));
    folder.run(['status', '--done', 'manager'], on('2026-12-10'));
    expect(folder.read('staff/plan.md')).toContain('\n- manager: 2026-12-10\n- manager: 2026-11-21\n');
  });

  it('says that another step is done', () => {
    const folder = begun();
    folder.run(['status', '--done', 'peer-edit', '--on', '2026-11-21'], on('2026-11-22'));
    folder.run(['status', '--done', 'peer-edit', '--on', '2026-11-22'], on('2026-11-22'));
    expect(folder.read('staff/plan.md')).toMatch(
      /\n## Our own steps\n\n## Done\n\n- peer-edit: 2026-11-22\n- peer-edit: 2026-11-21\n$/,
    );
    expect(statusOf(folder, '2026-11-22').steps[5]).toMatchObject({ state: 'done', reason: 'plan.md says so, 22 Nov' });
  });

  it('ticks a step of the plan by its number or its words', () => {
    const folder = begun();
    const plan = `${folder.read('staff/plan.md')}\r\n* [ ] Skip-level reads it\r\n* [ ] Form, by 2026-12-01\r\n`;
    folder.write('staff/plan.md', plan);
    folder.run(['status', '--done', 'own-2'], on('2026-11-22'));
    expect(folder.read('staff/plan.md')).toBe(plan.replace('[ ] Form', '[x] Form'));
    const { stderr } = folder.run(['status', '--done', 'skip level'], on('2026-11-22'));
    expect(stderr).toBe('Skip-level reads it is done, as plan.md says now\n');
    expect(folder.read('staff/plan.md')).toBe(plan.replaceAll('[ ]', '[x]'));
  });

  it('has no day for a box', () => {
    const folder = begun();
    const plan = folder.write('staff/plan.md', `${folder.read('staff/plan.md')}\n- [ ] Form\n`);
    const { code, stderr } = folder.run(['status', '--done', 'form', '--on', 'yesterday'], on('2026-11-22'));
    expect([code, stderr]).toEqual([
      2,
      'E_USAGE  Unexpected day of own-1, whose box is ticked, expected none\nhint: packet status --done own-1\n',
    ]);
    const { stdout } = folder.run(['status', '--done', 'form', '--json'], on('2026-11-22'));
    expect(JSON.parse(stdout)).toMatchObject({ step: 'own-1', state: 'done', date: null, file: plan, written: true });
  });

  it('makes a private plan where there is none', () => {
    const folder = begun();
    execFileSync('rm', [join(folder.path, 'staff/plan.md')]);
    folder.run(['status', '--done', 'write'], on('2026-11-22'));
    expect(folder.read('staff/plan.md')).toBe('---\nplan: 1\nwritten: 2026-11-22\n---\n\n# Plan\n');
    expect(statSync(join(folder.path, 'staff/plan.md')).mode & 0o777).toBe(0o600);
  });

  it('writes nothing with --dry-run', () => {
    const folder = begun();
    const before = folder.read('staff/plan.md');
    const { stdout, code } = folder.run(['status', '--done', 'write', '-n'], on('2026-11-22'));
    expect(code).toBe(0);
    expect(stdout).toContain('+written: 2026-11-22\n');
    expect(folder.read('staff/plan.md')).toBe(before);
  });

  it.each([
    [['--done', 'wrte'], 'Unexpected step "wrte", expected one of why,', 'did you mean write?'],
    [['--done', 'review'], 'Unexpected end of the step review', 'packet status'],
    [['--done', 'write', '--on', 'tomorrow'], 'Unexpected day 2026-11-23 in the future', '--done write'],
    [['--done', 'write', '--on', '2026-11-19'], 'before the packet was started on 2026-11-20', '--on 2026-11-20'],
    [['--done', 'Own words', '--on', 'tomorrow'], 'in the future', "--done 'Own words'"],
    [['--done', 'write', '--on', '3/4'], 'Unexpected date "3/4"', '2026-12-04'],
    [['--done', 'write', '--waive', 'why', '--reason', 'x'], 'Unexpected --waive beside --done', '--help'],
    [['--done', 'write', '--all'], 'Unexpected --all for a change', '--help'],
    [['--waive', 'write'], 'Unexpected --waive without a reason', '--reason'],
    [['--waive', 'write', '--reason', ' \n'], 'Unexpected --waive without a reason', '--reason'],
    [['--waive', 'nothing', '--reason', 'x'], 'Unexpected step "nothing"', ''],
    [['--on', 'today'], 'Unexpected --on by itself, expected it with --done', '--help'],
    [['--reason', 'x'], 'Unexpected --reason by itself, expected it with --waive', '--help'],
    [['--dry-run'], 'Unexpected --dry-run by itself, expected it with --done or --waive', '--help'],
    [['--no-commit'], 'Unexpected --no-commit by itself', '--help'],
    [['--short', '--json'], 'Unexpected --json beside --short', 'packet --json'],
  ])('refuses %j', (words, message, hint) => {
    const folder = begun();
    const before = folder.read('staff/plan.md');
    const { code, stderr, stdout } = folder.run(['status', ...words], on('2026-11-22'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(folder.read('staff/plan.md')).toBe(before);
  });
});

describe('packet status --waive', () => {
  it('says why a step is left out', () => {
    const folder = begun();
    const words = ['status', '--waive', 'peer-edit', '--reason', 'nobody else\nhas: seen it'];
    const { code, stderr } = folder.run(words, on('2026-11-22'));
    expect([code, stderr]).toEqual([0, 'peer-edit is left out, as plan.md says now\n']);
    expect(folder.read('staff/plan.md')).toMatch(/\n## Waived\n\n- peer-edit: 2026-11-22: nobody else has: seen it\n$/);
    expect(statusOf(folder, '2026-11-22').steps[5]).toMatchObject({
      state: 'waived',
      reason: 'nobody else has: seen it',
    });
    expect(folder.run(words, on('2026-11-23')).stderr).toContain('already');
  });

  it('takes a reason that would be structure as text', () => {
    const folder = begun();
    folder.run(['status', '--waive', 'why', '--reason', '## Why <!-- private -->'], on('2026-11-22'));
    expect(statusOf(folder, '2026-11-22').steps[0]?.state).toBe('done');
    folder.run(['status', '--waive', 'manager', '--reason', '- [x] ```'], on('2026-11-22'));
    expect(statusOf(folder, '2026-11-22').steps[2]).toMatchObject({ state: 'waived', reason: '- [x] ```' });
  });
});

describe('what packet status writes', () => {
  it('is one commit without private words, and can be taken back', () => {
    const folder = testFolder();
    const env = { GIT_COMMITTER_NAME: 'Dana', GIT_COMMITTER_EMAIL: 'dana@example.org' };
    const git = (...words: string[]): string =>
      execFileSync('git', words, {
        cwd: folder.path,
        env: { ...environmentIn(folder.path), ...env },
        encoding: 'utf8',
      });
    git('init', '--quiet');
    folder.run(['init', 'staff', ...setup], { env });
    const plan = folder.read('staff/plan.md');
    folder.write('staff/plan.md', `${plan}\n- [ ] secret step\n`);
    folder.run(['status', '--done', 'secret', '-C', 'staff'], { env });
    folder.run(['status', '--waive', 'peer-edit', '--reason', 'secret', '-C', 'staff'], { env });
    folder.run(['status', '--done', 'write', '-C', 'staff', '--no-commit'], { env });
    expect(git('log', '--format=%s').split('\n').slice(0, 2)).toEqual([
      'Waive step peer-edit in packet staff',
      'Mark step own-1 as done in packet staff',
    ]);
    folder.run(['undo', '--yes', '-C', 'staff', '--no-input', '--no-commit'], { env });
    expect(folder.read('staff/plan.md')).not.toContain('written');
  });
});
