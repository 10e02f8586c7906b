import { describe, expect, it } from 'vitest';
import { repository, testFolder, type Outcome, type TestFolder } from '../support/packet-program.ts';

function withPacket(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', '--answers', `${repository}examples/staff.answers.yaml`]).code).toBe(0);
  return folder;
}

function round(folder: TestFolder, day: string, ...words: string[]): Outcome {
  return folder.run(['round', ...words, '-C', 'staff'], { env: { PACKET_TODAY: day } });
}

const copies = (folder: TestFolder): string[] => folder.packetFiles().filter((name) => name.includes('/to-'));

describe('packet round', () => {
  it('says that there is none yet', () => {
    expect(round(withPacket(), '2026-12-01')).toEqual({
      stdout: '',
      stderr: 'No round yet. packet round self     opens the first one\n',
      code: 0,
    });
  });

  it('refuses a word that is no subcommand', () => {
    expect(round(withPacket(), '2026-12-01', 'peer').stderr).toBe(
      'E_USAGE  Unexpected "peer" after round, expected one of self, peers, manager, sponsor, add, answered, feedback, remind, close, list, show\nhint: did you mean peers? See packet round --help\n',
    );
  });
});

describe('packet round peers', () => {
  it('writes a copy for each reader in three forms, and a round with what they are', () => {
    const folder = withPacket();
    const { stdout, stderr, code } = round(
      folder,
      '2026-12-01',
      'peers',
      '--with',
      'Jo Park:Staff',
      '--with',
      'jo  park',
      '--with',
      'Ana Ruiz',
      '--due',
      'in 1 week',
    );
    expect(code).toBe(0);
    expect(stdout).toBe(`1  Peers round: opened Tue 1 Dec, due Tue 8 Dec
  Jo Park (Staff): asked 1 Dec
  Ana Ruiz: asked 1 Dec
  staff/rounds/01-peers/to-ana-ruiz.md
  staff/rounds/01-peers/to-jo-park.md
`);
    expect(stderr).toContain('Gaps, real or perceived: not for peers');
    expect(stderr).toContain('1 project in What did you do?: still planned');
    expect(copies(folder)).toEqual(
      ['ana-ruiz', 'jo-park'].flatMap((name) =>
        ['html', 'md', 'txt'].map((ending) => `staff/rounds/01-peers/to-${name}.${ending}`),
      ),
    );
    const copy = folder.read('staff/rounds/01-peers/to-jo-park.md');
    expect(copy).toMatch(/^Hello Jo,\n/);
    expect(copy).toContain('It helps most if it comes back by Tue 8 Dec.\n\n');
    expect(copy).not.toContain('Gaps, real or perceived');
    expect(folder.read('staff/rounds/01-peers/to-jo-park.html')).not.toMatch(/<script|<img|<link|src=/i);
    expect(folder.read('staff/rounds/01-peers.md')).toContain('\n1. projects title: ');
  });

  it('puts in what is included, and takes another letter', () => {
    const folder = withPacket();
    folder.write('letter.hbs', 'Dear {{reader}},\n\nfrom {{from}} to {{to}}.{{#if due}} {{due}}{{/if}}\n');
    const words = ['--include', 'gaps,planned', '--letter', '../letter.hbs', '--with', 'Kim Cho'];
    expect(round(folder, '2026-12-01', 'peers', ...words).code).toBe(0);
    const copy = folder.read('staff/rounds/01-peers/to-kim-cho.md');
    expect(copy).toMatch(/^Dear Kim Cho,\n\nfrom Senior Engineer to Staff Engineer\.\n\n# /);
    expect(copy).toContain('\n## Gaps, real or perceived\n');
    expect(copy).toContain('- Planned: ');
    expect(folder.read('staff/rounds/01-peers.md')).toContain('\ninclude: "gaps, planned"\n');
  });

  it.each([
    [
      'without a reader',
      ['peers'],
      "E_INPUT_MISSING  Unexpected peers round without a reader, expected a name\nhint: packet round peers --with 'Jo Park'\n",
    ],
    [
      'a reader who is none',
      ['peers', '--with', '(?)'],
      'E_USAGE  Unexpected reader "(?)", expected a name, and a level behind a colon\nhint: --with \'Jo Park\'\n',
    ],
    [
      'what cannot be included',
      ['peers', '--with', 'Jo', '--include', 'plan'],
      'E_USAGE  Unexpected --include "plan", expected one of planned, projects, leverage, impact, mentoring, glue, advocates, gaps\nhint: packet help privacy\n',
    ],
    [
      'a day that is past',
      ['peers', '--with', 'Jo', '--due', '2026-11-30'],
      'E_DATE  Unexpected day 2026-11-30 that is past, expected one from today on\nhint: --due "in 1 week"\n',
    ],
    ['nobody to remind', ['remind', 'Jo'], 'E_USAGE  No round was opened yet\nhint: packet round peers --with NAME\n'],
  ])('refuses %s, and writes nothing', (_, words, stderr) => {
    const folder = withPacket();
    expect(round(folder, '2026-12-01', ...words)).toEqual({ stdout: '', stderr, code: 2 });
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });

  it('names the command of each step that is gone ahead of', () => {
    const { stderr } = round(withPacket(), '2026-12-01', 'peers', '--with', 'Jo Park');
    expect(stderr).toMatch(/Step self-edit comes before this one and is not done:[^.]*?\n {2}packet round self\n/);
  });

  it('names no round to remind in where nobody is silent', () => {
    const folder = withPacket();
    round(folder, '2026-12-01', 'peers', '--with', 'Jo Park', '--with', 'Ana Ruiz');
    round(folder, '2026-12-03', 'answered', 'Jo Park');
    round(folder, '2026-12-04', 'close', '--no-input');
    const hint = 'E_USAGE  No round is open\nhint: packet round remind --all --round 1\n';
    expect(round(folder, '2026-12-05', 'remind', '--all')).toEqual({ stdout: '', stderr: hint, code: 2 });
    round(folder, '2026-12-05', 'answered', 'Ana Ruiz', '--round', '1');
    expect(round(folder, '2026-12-05', 'remind', '--all')).toEqual({
      stdout: '',
      stderr: 'E_USAGE  No round is open, and nobody is silent in those that are closed\nhint: packet round list\n',
      code: 2,
    });
  });

  it('refuses a private part without an end, and a second open round with somebody else', () => {
    const folder = withPacket();
    round(folder, '2026-12-01', 'peers', '--with', 'Jo Park');
    expect(round(folder, '2026-12-02', 'peers', '--with', 'Jo Park').code).toBe(0);
    const { stderr, code } = round(folder, '2026-12-02', 'peers', '--with', 'Ana Ruiz');
    expect([stderr, code]).toEqual([
      "staff/rounds/01-peers.md:1:1  E_EXISTS  Unexpected second open peers round, expected staff/rounds/01-peers.md to be closed first\nhint: packet round add 'Ana Ruiz'     asks one more reader in the open one\n",
      3,
    ]);
    folder.write('staff/packet.md', `${folder.read('staff/packet.md')}\n<!-- private -->\n`);
    expect(round(folder, '2026-12-02', 'add', 'Ana Ruiz').stderr).toContain('E_PRIVATE');
    expect(copies(folder)).toHaveLength(3);
  });
});

describe('a round with readers', () => {
  it('goes on with one more reader, answers and reminders to its end', () => {
    const folder = withPacket();
    round(folder, '2026-12-01', 'peers', '--with', 'Jo Park', '--due', '2026-12-08');
    folder.write(
      'staff/packet.md',
      folder.read('staff/packet.md').replace('## Glue work\n', '## Glue work\n\n- **New glue**\n'),
    );
    expect(round(folder, '2026-12-02', 'add', 'Ana Ruiz:Principal').code).toBe(0);
    const file = folder.read('staff/rounds/01-peers.md');
    const last = /^(\d+)\. glue title: New glue$/m.exec(file)?.[1] ?? '';
    expect(Number(last)).toBeGreaterThan(60);
    expect(folder.read('staff/rounds/01-peers/to-ana-ruiz.md')).toContain(`- **New glue [${last}]**`);
    expect(round(folder, '2026-12-04', 'answered', 'Jo', '--on', 'yesterday').stdout).toContain(
      'Jo Park: answered 3 Dec',
    );
    const { stdout } = round(folder, '2026-12-06', 'remind', '--all');
    expect(stdout).toMatch(/^Hello Ana,\n\nOn Wed 2 Dec I asked you/);
    expect(stdout).not.toContain('Hello Jo');
    expect(folder.read('staff/rounds/01-peers.md')).toContain(
      '- [x] Jo Park: asked 2026-12-01, answered 2026-12-03\n- [ ] Ana Ruiz (Principal): asked 2026-12-02, reminded 2026-12-06\n',
    );
    const closed = round(folder, '2026-12-09', 'close');
    expect(closed.stderr).toContain('Silent: Ana Ruiz\n');
    expect(closed.stdout).toContain('1  Peers round: opened Tue 1 Dec, closed Wed 9 Dec\n');
    expect(closed.stdout).toContain('Changed since it was opened\n  Glue: one new activity, New glue\n');
    expect(closed.stdout).toContain('  Ana Ruiz (Principal): asked 2 Dec, reminded 6 Dec, silent for 7 days\n');
    expect(round(folder, '2026-12-10', 'close').stdout).toBe(closed.stdout);
    expect(round(folder, '2026-12-10', 'answered', 'Ana', '--declined', '--round', '1').stdout).toContain(
      'Ana Ruiz (Principal): declined',
    );
    expect(round(folder, '2026-12-10', 'peers', '--with', 'Kim Cho').stdout).toContain('2  Peers round');
  });

  it('is found by the reader where several are open, and has to be named where that does not tell', () => {
    const folder = withPacket();
    round(folder, '2026-12-01', 'peers', '--with', 'Jo Park');
    round(folder, '2026-12-01', 'sponsor', 'Kim Cho');
    expect(round(folder, '2026-12-02', 'answered', 'Kim').stdout).toContain('2  Sponsor round');
    expect(round(folder, '2026-12-02', 'show').stderr).toBe(
      'E_USAGE  Rounds 1 and 2 are open, expected one of them to be named\nhint: packet round show 2\n',
    );
    expect(round(folder, '2026-12-02', 'feedback', '--done', '3', '--done', '1').stderr).toContain(
      'hint: packet round feedback --done 3 --done 1 --round 2\n',
    );
    expect(round(folder, '2026-12-02', 'answered', 'Jp', '--round', '1').stderr).toContain(
      "hint: packet round answered 'Jo Park'",
    );
  });
});

describe('packet round manager', () => {
  it('asks the manager of the plan for gaps first, and makes what came back gaps with plans', () => {
    const folder = withPacket();
    expect(round(folder, '2026-12-01', 'manager').stdout).toContain('Tomas Lind: asked 1 Dec');
    const copy = folder.read('staff/rounds/01-manager/to-tomas-lind.md');
    expect(copy).toContain('\n## Before you read\n\n**Which gaps do you see, real or perceived?**\n');
    expect(copy.indexOf('## Before you read')).toBeLessThan(copy.indexOf('## What did you do?'));
    expect(copy).toContain('\n## Gaps, real or perceived\n');
    expect(copy).not.toContain('Heard from');
    expect(folder.read('staff/rounds/01-manager.md')).toContain('\nasked-for: gaps\n');
    const gap = ['manager', '--gap', 'Scope: lead the queue memo, by 2027-02-01'];
    expect(round(folder, '2026-12-02', ...gap)).toMatchObject({
      stderr: '1 gap stands in packet.md, and the next 1:1 asks which work closes it.\n',
      code: 0,
    });
    const packet = folder.read('staff/packet.md');
    expect(packet).toContain(
      '- **Scope**\n  - Plan: lead the queue memo\n  - Look again: 2027-02-01\n  - Heard from: Tomas Lind\n',
    );
    expect(folder.read('staff/reviews/next.md')).toContain('- [ ] Which work closes "Scope"?\n');
    expect(round(folder, '2026-12-02', ...gap).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(packet);
  });
});

describe('packet round self', () => {
  it('warns where it is too early, records it, and marks questions without a terminal', () => {
    const folder = withPacket();
    const { stdout, stderr, code } = round(folder, '2026-11-21', 'self', '--read', 'projects');
    expect(code).toBe(0);
    expect(stderr).toContain('This round comes too early (1 day after the first full text)');
    expect(stdout).toContain(
      '  1 of 7 questions read; still to read: leverage, impact, mentoring, glue,\n    advocates, gaps\n',
    );
    expect(folder.read('staff/rounds/01-self.md')).toContain('\nearly: 1 day after the first full text\n');
    expect(round(folder, '2026-11-22', 'self', '--read', 'all').stdout).toContain('7 of 7 questions read\n');
    expect(round(folder, '2026-11-22', 'close').stderr).toBe('');
    const { steps } = JSON.parse(
      folder.run(['--json', '-C', 'staff'], { env: { PACKET_TODAY: '2026-11-23' } }).stdout,
    ) as {
      steps: { id: string; state: string }[];
    };
    expect(steps.find(({ id }) => id === 'self-edit')?.state).toBe('current');
    const late = round(folder, '2026-11-23', 'self', '--read', 'all');
    expect(late.stderr).not.toContain('too early');
    expect(folder.read('staff/rounds/02-self.md')).not.toContain('early');
  });
});

describe('--dry-run', () => {
  it.each([
    ['peers', ['peers', '--with', 'Jo Park']],
    ['self', ['self']],
    ['manager', ['manager']],
  ])('of %s writes nothing', (_, words) => {
    const folder = withPacket();
    const { stdout, code } = round(folder, '2026-12-01', ...words, '-n');
    expect(code).toBe(0);
    expect(stdout).toContain('+++ staff/rounds/01-');
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });
});
