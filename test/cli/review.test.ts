import { execFileSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentIn, testFolder, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';

function withPacket(): TestFolder {
  const folder = testFolder();
  const dates = ['--manager', 'Sam Lee', '--next-review', '2026-12-04'];
  expect(folder.run(['init', '.', ...whoFlags, ...dates]).code).toBe(0);
  return folder;
}

function review(folder: TestFolder, words: readonly string[], today = '2026-12-04', input = ''): Outcome {
  return folder.run(['review', ...words], { env: { PACKET_TODAY: today }, input });
}

const first = ['done', '--goal-shared', '--heard', 'The numbers are not there.', '--agreed', 'Sam: who decides?'];
const reviewOf = (folder: TestFolder): string => folder.read('reviews/2026-12-04.md');

describe('packet review', () => {
  it('shows the first talk, and says what to do after it', () => {
    const { code, stdout } = review(withPacket(), []);
    expect(code).toBe(0);
    expect(stdout).toContain('1:1 with Sam Lee, Fri 4 Dec\n');
    expect(stdout).toContain('Ask         1. What is missing in it, and what would you emphasize?\n');
    expect(stdout).toContain('After: packet review done   To paste: packet review --format md\n');
  });

  it('tells what changed since the version that was on the table', () => {
    const folder = withPacket();
    review(folder, first);
    folder.run(['add', 'Label latency', '--to', 'impact']);
    const { stdout } = review(folder, [], '2027-01-08');
    expect(stdout).toContain('Changed     Impact: one new metric, Label latency.\n');
    expect(stdout).toContain('Owed        1. Sam: who decides?');
  });

  it('is a copy without what is private', () => {
    const folder = withPacket();
    folder.run(['add', 'SECRET', '--to', 'impact']);
    folder.write('packet.md', folder.read('packet.md').replace('- **SECRET**', '- **SECRET**\n  - Private: yes'));
    expect(review(folder, ['--format', 'md']).stdout).not.toContain('SECRET');
    folder.write('packet.md', `${folder.read('packet.md')}\n<!-- private -->\n`);
    expect(review(folder, ['--format', 'md'])).toMatchObject({ code: 3, stdout: '' });
    expect(review(folder, []).code).toBe(0);
  });

  it('is a copy that moves no cursor and turns no line', () => {
    const folder = withPacket();
    folder.write('reviews/2026-11-06.md', '## Agreed\n\n- [ ] Sam: ask \u001b[31mwho\u202e decides\n');
    const { stdout } = review(folder, ['--format', 'md']);
    expect(stdout).toContain('who decides');
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  it('names files of reviews that cannot be read', () => {
    const folder = withPacket();
    folder.write('reviews/2026-11-06.md', Buffer.from('\ufeff# 1:1\n', 'utf16le'));
    const { code, stderr } = review(folder, []);
    expect(code).toBe(0);
    expect(stderr).toContain('reviews/2026-11-06.md');
  });

  it('reads what hands have made as far as it goes', () => {
    const folder = withPacket();
    folder.write('reviews/2026-13-41.md', '- [ ] Sam: x\n');
    folder.write('reviews/notes of a talk.md', 'Talked.\n\n* [ ] Sam: y, by 2026-02-31\n');
    folder.write('reviews/2027-05-01.md', '## Heard\n\n- from the future\n');
    folder.write('reviews/broken.md', '---\nwith: "Sam\n---\n- [ ] Sam: z\n');
    const { code, stdout, stderr } = review(folder, []);
    expect(code).toBe(0);
    expect(stdout).toContain('Sam: x');
    expect(stderr).toContain('reviews/2027-05-01.md:1:1  Unexpected review of 2027-05-01 that is said');
    expect(review(folder, ['list']).code).toBe(0);
  });

  it('reads other headings, several days in a file, and names people as they are written', () => {
    const folder = withPacket();
    const log =
      '# 1:1 with Sam Lee, 2026-11-23\n\n## Discussed\n\n* No source\n\n## Action items\n\n* [ ] Sam: who decides?\n';
    folder.write('reviews/log.md', `${log}\n## 2026-11-27\n\n### Next steps\n\n1. [ ] me: the memo\n`);
    folder.write('reviews/2026-11-25.md', 'Met in the corridor.\r\n\r\n- [ ] Jo Park: read the draft\r\n');
    folder.write('reviews/2026-11-24.md', '---\ndate: 2026-24-11\nwith: Sam Leé\n---\n## Heard\n- x\n');
    folder.write('reviews/2026-11-26.md', '---\nwith: Sam Lee\n---\n## Agreed\n- [ ] Ana Ruiz: call Bo\n');
    folder.write(
      'rounds/01-peers.md',
      '---\nround: 1\nkind: peers\nopened: 2026-11-21\n---\n## Readers\n- [ ] Ana Ruiz: asked 2026-11-21\n',
    );
    const { code, stdout, stderr } = review(folder, []);
    expect(code).toBe(0);
    expect(stdout).toContain('last 1:1 27 Nov, 7 days ago\n');
    expect(stdout).toMatch(
      /^Owed +1\. Sam: who decides\? +since 23 Nov\n +2\. Jo Park: read the draft +since 25 Nov\n/m,
    );
    expect(stdout).toMatch(/^ +3\. Ana Ruiz: call Bo +since 26 Nov\n +4\. me: the memo +since 27 Nov\n/m);
    expect(stderr.replace(/\n {2}/g, ' ')).toBe(
      'reviews/2026-11-24.md:2:7  Unexpected date "2026-24-11", expected a day that exists, such as 2026-12-04\n' +
        'reviews/2026-11-24.md:3:7  Unexpected spelling "Sam Leé", expected "Sam Lee" as in plan.md:3\n',
    );
    const checked = folder.run(['check', '--json'], { env: { PACKET_TODAY: '2026-12-04' } });
    const { problems } = JSON.parse(checked.stdout) as { problems: { rule: string }[] };
    expect(problems.map(({ rule }) => rule)).toEqual(['date-impossible', 'name-twice', 'owner-elsewhere']);
    expect(review(folder, ['list']).stdout).toContain('Fri 27 Nov      reviews/log.md, 1 agreed (1 open)\n');
    expect(review(folder, ['tick', 'the memo']).code).toBe(0);
    expect(folder.read('reviews/log.md')).toBe(`${log}\n## 2026-11-27\n\n### Next steps\n\n1. [x] me: the memo\n`);
  });
});

describe('packet review done', () => {
  it('keeps all of it, privately, and sets the next day', () => {
    const folder = withPacket();
    review(folder, ['ask', 'Is now a good time?'], '2026-11-20');
    const more = ['--step', 'Skip-level reads it', '--gap', 'Scope: the memo, by 2027-02-01', '--next', 'in 5 weeks'];
    const { code, stderr } = review(folder, [...first, ...more]);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('Next 1:1: Fri 8 Jan 2027\n') as string,
    });
    expect(reviewOf(folder).replace(/base: [0-9a-f]{40}/, 'base: …')).toBe(`---
review: 1
date: 2026-12-04
with: Sam Lee
relation: manager
goal-shared: yes
base: …
---

# 1:1 with Sam Lee, 2026-12-04

## To ask

- [x] Is now a good time?

## Heard

- The numbers are not there.

## Agreed

- [ ] Sam: who decides?
`);
    expect(statSync(join(folder.path, 'reviews/2026-12-04.md')).mode & 0o777).toBe(0o600);
    expect(folder.read('reviews/next.md')).toBe('# Next 1:1\n\n## To ask\n');
    expect(folder.read('plan.md')).toContain('next-review: 2027-01-08\n');
    expect(folder.read('plan.md')).toContain('## Our own steps\n\n- [ ] Skip-level reads it\n');
    expect(folder.read('packet.md')).toContain(
      '- **Scope**\n  - Plan: the memo\n  - Look again: 2027-02-01\n  - Heard from: Sam Lee\n',
    );
    expect(review(folder, [], '2027-01-08').stdout).toContain('Nothing new in the packet since 4 Dec 2026; say');
  });

  it('adds on the same day, and says nothing twice', () => {
    const folder = withPacket();
    review(folder, first);
    review(folder, ['done', '--heard', 'The numbers are not there.', '--heard', 'One thing more.']);
    expect(reviewOf(folder)).toContain('- The numbers are not there.\n- One thing more.\n\n## Agreed');
    expect(review(folder, ['done', '--heard', 'One thing more.']).stderr).toContain('says so already');
    expect(folder.run(['undo', '--yes'], { env: { PACKET_TODAY: '2026-12-04' } }).code).toBe(0);
    expect(reviewOf(folder)).not.toContain('One thing more.');
  });

  it('keeps under Agreed what was heard in the same words', () => {
    const folder = withPacket();
    review(folder, ['done', '--heard', 'Sam: who decides?', '--agreed', 'Sam: who decides?']);
    expect(reviewOf(folder)).toContain('## Heard\n\n- Sam: who decides?\n\n## Agreed\n\n- [ ] Sam: who decides?\n');
  });

  it('has a file of its own for somebody else on that day', () => {
    const folder = withPacket();
    review(folder, first);
    review(folder, ['done', '--with', 'Kim Cho', '--as', 'skip-level', '--heard', 'Knows it']);
    expect(folder.packetFiles()).toContain('reviews/2026-12-04-kim-cho.md');
    expect(review(folder, ['--with', 'Kim'], '2026-12-20').stdout).toContain('1:1 with Kim (skip-level)');
  });

  it('is the one that was planned lately, and suggests the next day by the cadence, on no weekend', () => {
    const folder = withPacket();
    expect(review(folder, ['done', '--heard', 'x'], '2026-12-07').stderr).toContain(
      'Fri 4 Dec: 1 heard\nThe next one would be on Mon 4 Jan 2027.     packet review schedule 2027-01-04\n',
    );
    expect(review(folder, ['schedule', '--every', '1w'], '2026-12-07').stderr).toContain('Next 1:1: Fri 11 Dec');
    review(folder, ['done', '--heard', 'y', '--date', '2026-12-05'], '2026-12-07');
    expect(review(folder, ['schedule'], '2026-12-07').stderr).toContain('Next 1:1: Mon 14 Dec');
  });

  it('reckons the next day from the last one with the manager', () => {
    const folder = withPacket();
    review(folder, first);
    review(folder, ['done', '--with', 'Kim Cho', '--as', 'skip-level', '--heard', 'x'], '2026-12-10');
    expect(review(folder, ['schedule', '--every', '2w'], '2026-12-10').stderr).toContain('Next 1:1: Fri 18 Dec');
  });

  it('says which day gives way to the reckoned one', () => {
    const folder = withPacket();
    review(folder, ['done', '--heard', 'x', '--next', '2027-01-01']);
    expect(review(folder, ['schedule']).stderr).toBe('Next 1:1: Mon 4 Jan 2027, no longer Fri 1 Jan 2027  plan.md\n');
    expect(review(folder, ['schedule']).stderr).toBe('Next 1:1: Mon 4 Jan 2027  plan.md\n');
  });

  it('suggests no next day after a talk with somebody else: the cadence is that of the manager', () => {
    const folder = withPacket();
    review(folder, first);
    const { code, stderr } = review(folder, ['done', '--with', 'Kim Cho', '--as', 'skip-level', '--heard', 'x']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Kept reviews/2026-12-04-kim-cho.md  1:1 with Kim Cho, Fri 4 Dec: 1 heard\n',
    });
  });

  it('is found again by its day without a year', () => {
    const folder = withPacket();
    review(folder, first);
    for (const words of ['4 Dec', 'dec 4', '2026-12-04', 'Fri 4 Dec'])
      expect(review(folder, ['show', words], '2026-12-20').stdout).toContain('The numbers are not there.');
    for (const words of ['5 Dec', 'Sat 4 Dec', 'today'])
      expect(review(folder, ['show', words], '2026-12-20')).toMatchObject({ code: 2, stdout: '' });
    expect(review(folder, ['show', 'Fri 4 Dec 2026'], '2027-12-20').stdout).toContain('The numbers are not there.');
  });

  it('is of the last such day where one without a year is named', () => {
    const folder = withPacket();
    expect(review(folder, ['done', '--heard', 'x', '--date', 'Fri 27 Nov'], '2026-12-01').code).toBe(0);
    expect(review(folder, ['done', '--heard', 'x', '--date', 'monday'], '2026-12-01').code).toBe(0);
    expect(folder.packetFiles().filter((file) => file.startsWith('reviews/2'))).toEqual([
      'reviews/2026-11-27.md',
      'reviews/2026-11-30.md',
    ]);
  });

  it('has a day for what is agreed by one', () => {
    const folder = withPacket();
    review(folder, ['done', '--agreed', 'Sam: who decides, by friday']);
    expect(reviewOf(folder)).toContain('- [ ] Sam: who decides, by 2026-12-11\n');
    expect(review(folder, [], '2026-12-13').stdout).toContain('was due 11 Dec');
  });

  it('keeps what carries structure as it was given', () => {
    const folder = withPacket();
    const odd = ['# Heading', '- [x] box', '```', '<!-- private -->', '---', 'a\n\n## Agreed\n- [ ] b'];
    review(folder, ['done', ...odd.flatMap((text) => ['--heard', text])]);
    const { reviews } = JSON.parse(review(folder, ['show', '--json']).stdout) as {
      reviews: { heard: string[]; agreed: unknown[] }[];
    };
    expect(reviews[0]?.heard).toEqual(odd);
    expect(reviews[0]?.agreed).toEqual([]);
  });

  it.each([
    [['done'], 2, 'E_INPUT_MISSING'],
    [['done', '--heard', ' '], 2, 'E_USAGE  Unexpected empty --heard'],
    [['done', '--heard', 'x', '--date', 'tomorrow'], 2, 'E_DATE  Unexpected day 2026-12-05 in the future'],
    [['done', '--heard', 'x', '--next', 'yesterday'], 2, 'E_DATE  Unexpected next day 2026-12-03 in the past'],
    [['done', '--heard', 'x', '--with', 'Kim', '--next', 'friday'], 2, 'E_USAGE  Unexpected --next of a 1:1 with'],
    [['done', '--heard', 'x', '--not-asked', 'two'], 2, 'E_USAGE  Unexpected --not-asked "two"'],
    [['schedule', 'yesterday'], 2, 'E_DATE  Unexpected day 2026-12-03 in the past'],
    [['tick', '9'], 2, 'E_USAGE  Unexpected number 9'],
    [['tick', '1'], 2, 'E_USAGE  Unexpected tick of "What is missing'],
    [['ask'], 2, 'E_INPUT_MISSING  Unexpected empty question'],
    [['show', '2026-12-01'], 2, 'E_USAGE  Unexpected 1:1 on 2026-12-01'],
    [['dome'], 2, 'E_USAGE  Unexpected "dome" after review'],
    [['--format', 'pdf'], 2, 'E_USAGE  Unexpected format "pdf"'],
  ])('refuses %j and writes nothing', (words, code, message) => {
    const folder = withPacket();
    const before = folder.files();
    const outcome = review(folder, words);
    expect(outcome.stderr).toContain(message);
    expect(outcome.code).toBe(code);
    expect(folder.files()).toEqual(before);
  });
});

describe('packet review tick', () => {
  it('closes by number and by words, in whichever file it stands', () => {
    const folder = withPacket();
    review(folder, [...first, '--agreed', 'me: queue memo']);
    review(folder, ['ask', 'Mine?']);
    expect(review(folder, ['tick', '1']).stderr).toContain('Closed reviews/2026-12-04.md:18  who decides?');
    review(folder, ['tick', 'MEMO']);
    review(folder, ['tick', 'Mine']);
    expect(reviewOf(folder)).toContain('- [x] Sam: who decides?\n- [x] me: queue memo\n');
    expect(folder.read('reviews/next.md')).toContain('- [x] Mine?');
    expect(review(folder, ['tick', 'memo'])).toMatchObject({ code: 0 });
    expect(review(folder, ['tick', 'memo']).stderr).toContain('Closed already: reviews/2026-12-04.md:19');
    expect(review(folder, [], '2027-01-08').stdout).not.toContain('Owed');
  });

  it('names the lines that have the words, and closes none of them', () => {
    const folder = withPacket();
    review(folder, [
      ...first,
      '--agreed',
      'me: queue memo',
      '--agreed',
      'me: memo on labels',
      '--agreed',
      'Jo: a memo',
    ]);
    review(folder, ['tick', 'Jo: a memo']);
    review(folder, ['tick', 'a memo']);
    const { code, stderr } = review(folder, ['tick', 'memo']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'Unexpected words "memo" of several lines, expected the number of one: 2 "queue memo", 3 "memo on labels"\n',
    );
    expect(stderr).toContain('hint: packet review tick 2     closes the first of them\n');
    expect(reviewOf(folder)).toContain('- [ ] me: queue memo\n- [ ] me: memo on labels\n- [x] Jo: a memo\n');
  });
});

describe('a command that could not commit, run again', () => {
  const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

  function git(folder: TestFolder, ...words: readonly string[]): string {
    return execFileSync('git', words, { cwd: folder.path, env: environmentIn(folder.path), encoding: 'utf8' });
  }

  /** Runs it while git is locked, then without the lock. */
  function twice(folder: TestFolder, words: readonly string[]): Outcome {
    const lock = folder.write('.git/index.lock', '');
    const env = { PACKET_TODAY: '2026-12-05', ...committer };
    expect(folder.run(['review', ...words], { env }).code).toBe(4);
    rmSync(lock);
    return folder.run(['review', ...words], { env });
  }

  function inGit(): TestFolder {
    const folder = testFolder();
    git(folder, 'init', '--quiet');
    const dates = ['--manager', 'Sam Lee', '--next-review', '2026-12-04'];
    expect(folder.run(['init', '.', ...whoFlags, ...dates], { env: committer }).code).toBe(0);
    return folder;
  }

  it('closes the line that its number meant the first time, and no other', () => {
    const folder = inGit();
    folder.run(['review', ...first, '--agreed', 'me: queue memo'], {
      env: { PACKET_TODAY: '2026-12-04', ...committer },
    });
    const { code, stderr } = twice(folder, ['tick', '1']);
    expect(code).toBe(0);
    expect(stderr).toContain('Closed already: reviews/2026-12-04.md:18  who decides?');
    expect(reviewOf(folder)).toContain('- [x] Sam: who decides?\n- [ ] me: queue memo\n');
    expect(git(folder, 'status', '--porcelain')).toBe('');
    const third = folder.run(['review', 'tick', '1'], { env: { PACKET_TODAY: '2026-12-05', ...committer } });
    expect(third.stderr).toContain('queue memo');
    expect(reviewOf(folder)).toContain('- [x] Sam: who decides?\n- [x] me: queue memo\n');
  });

  it('keeps a planned 1:1 under its day, although its day is kept by now', () => {
    const folder = inGit();
    const outcome = twice(folder, ['done', '--heard', 'Words.', '--next', '2026-12-18']);
    expect(outcome.code).toBe(0);
    expect(folder.files().filter((name) => name.startsWith('reviews/'))).toEqual(['reviews/2026-12-04.md']);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });
});
