import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentIn, repository, testFolder, type Outcome, type TestFolder } from '../support/packet-program.ts';
import { hostileTexts } from '../support/returned-files.ts';

const committer = { GIT_COMMITTER_NAME: 'Ines', GIT_COMMITTER_EMAIL: 'ines@example.org' };
const ROUND = 'p/rounds/01-peers.md';
const SENT = 'p/rounds/01-peers/to-jo-park.md';

/** A packet that went out to two readers. */
function withRound(isRepository = false): TestFolder {
  const folder = testFolder();
  if (isRepository) execFileSync('git', ['init', '--quiet', folder.path], { env: environmentIn(folder.path) });
  expect(run(folder, ['init', 'p', '--answers', join(repository, 'examples/staff.answers.yaml')]).code).toBe(0);
  const asked = ['round', 'peers', '--with', 'Jo Park:Staff', '--with', 'Ana Ruiz', '-C', 'p'];
  expect(run(folder, asked)).toMatchObject({ code: 0 });
  return folder;
}

function run(folder: TestFolder, words: readonly string[], input: string | Uint8Array = ''): Outcome {
  return folder.run(words, { input, env: committer });
}

function feedback(folder: TestFolder, words: readonly string[], input: string | Uint8Array = ''): Outcome {
  return run(folder, ['round', 'feedback', ...words, '-C', 'p'], input);
}

/** The items of the round, as they stand in its file. */
function itemsOf(folder: TestFolder): readonly string[] {
  return folder
    .read(ROUND)
    .split('\n')
    .filter((line) => /^- \[.\] (?!Jo Park|Ana Ruiz)/.test(line));
}

const answered = (folder: TestFolder, sent = SENT): string =>
  folder
    .read(sent)
    .replace('**What did I leave out?**', '**What did I leave out?**\n\nThe runbook.')
    .replace('I led the preparation', 'I led most of the preparation');

const quoted = (text: string): string =>
  `Hello,\n\nOn Tue, 1 Dec 2026 at 10:00, Ines <i@example.org> wrote:\n\n${text.replace(/^(?!The runbook\.)/gm, '> ')}`;

describe('packet round feedback', () => {
  it('makes items of a quoted mail, keeps it as it came, and notes who has answered', () => {
    const folder = withRound();
    folder.write('reply.txt', quoted(answered(folder)).replaceAll('\n', '\r\n'));
    const { code, stdout, stderr } = feedback(folder, ['--from', 'Jo', '-F', '../reply.txt']);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout:
        '  1  projects, What did I leave out: The runbook. (Jo Park)\n' +
        '  2  projects, claim 10: change "I led the preparation of" to "I led most of the\n' +
        '     preparation of" (Jo Park)\n' +
        '  3  Hello, (Jo Park)\n',
      stderr:
        'Jo Park: 3 to work on, 1 of them a change in your text, 1 under Unplaced\n' +
        'Kept as it came: p/rounds/01-peers/from-jo-park.md\n',
    });
    expect(itemsOf(folder)).toEqual([
      '- [ ] projects, What did I leave out: The runbook. (Jo Park)',
      '- [ ] projects, claim 10: change "I led the preparation of" to "I led most of the preparation of" (Jo Park)',
      '- [ ] Hello, (Jo Park)',
    ]);
    expect(folder.read(ROUND)).toContain('- [x] Jo Park (Staff): asked 2026-11-20, answered 2026-11-20\n');
    expect(folder.bytes('p/rounds/01-peers/from-jo-park.md')).toEqual(folder.bytes('reply.txt'));
    expect(statSync(join(folder.path, 'p/rounds/01-peers/from-jo-park.md')).mode & 0o777).toBe(0o600);
  });

  it('adds nothing twice, and what is new of a second file', () => {
    const folder = withRound();
    const text = answered(folder);
    feedback(folder, ['--from', 'Jo', '-F', '-'], text);
    const before = [folder.read(ROUND), folder.packetFiles()];
    expect(feedback(folder, ['--from', 'Jo', '-F', '-'], text).stderr).toContain(
      'Jo Park: nothing new, 2 there already\n',
    );
    expect([folder.read(ROUND), folder.packetFiles()]).toEqual(before);
    const { stderr } = feedback(folder, ['--from', 'Jo', '-F', '-'], `${quoted(text)}\n\nThat was all.\n`);
    expect(stderr).toContain('2 to work on');
    expect(folder.packetFiles()).toContain('p/rounds/01-peers/from-jo-park-2.md');
    expect(itemsOf(folder)).toHaveLength(4);
  });

  it('takes a file in Latin-1 or UTF-16 for what it is', () => {
    const folder = withRound();
    const text = answered(folder).replace('The runbook.', 'Größe, naïve.');
    const latin = Buffer.from(text, 'latin1');
    expect(feedback(folder, ['--from', 'Jo', '-F', '-'], latin).stdout).toContain('Größe, naïve. (Jo Park)');
    expect(folder.bytes('p/rounds/01-peers/from-jo-park.md')).toEqual(latin);
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(feedback(folder, ['--from', 'Jo', '-F', '-'], wide).stderr).toContain('nothing new, 2 there already');
    expect(folder.bytes('p/rounds/01-peers/from-jo-park-2.md')).toEqual(wide);
  });

  it('knows a reader by the mail, by the name of the file, and by being the only one', () => {
    const folder = withRound();
    const mail = `From: "Ana Ruiz" <ana@example.org>\nSubject: Re: packet\n\n${answered(folder, SENT.replace('jo-park', 'ana-ruiz'))}`;
    expect(feedback(folder, ['-F', '-'], mail).stderr).toContain('Ana Ruiz: 2 to work on');
    folder.write('from-jo-park.md', answered(folder));
    expect(feedback(folder, ['-F', '../from-jo-park.md']).stderr).toContain('Jo Park: 2 to work on');
    expect(run(folder, ['round', 'manager', '-C', 'p']).code).toBe(0);
    expect(feedback(folder, ['--round', 'manager', '-F', '-'], 'claim 1: too long').stdout).toContain(
      'projects, claim 1',
    );
  });

  it.each([
    [[], 'E_INPUT_MISSING  Unexpected feedback without a file, expected one, or somebody to ask'],
    [['-F', '../x.md'], 'E_UNREADABLE  Unexpected name "x.md", expected a file that is there'],
    [['-F', '-'], 'E_INPUT_MISSING  Unexpected feedback of nobody knows whom, expected --from and a name'],
    [['--from', 'Jo Prak', '-F', '-'], 'E_USAGE  Unexpected reader "Jo Prak", expected one of the round'],
    [['--from', '-', '-F', '-'], 'E_USAGE  Unexpected --from "-", expected a name'],
    [['--done', '1'], 'E_USAGE  Unexpected item 1, expected a round with items'],
    [['--done', 'x'], 'E_USAGE  Unexpected --done "x", expected the number of an item'],
    [['--done', '1', '-F', '-'], 'E_USAGE  Unexpected --done with --file, expected one of them'],
    [['-n'], 'E_USAGE  Unexpected --dry-run without a file, expected --file with it'],
    [['--round', '7', '-F', '-'], 'E_USAGE  Unexpected round "7", expected one of 1'],
  ])('%j is refused with what is expected', (words, message) => {
    const folder = withRound();
    const before = folder.read(ROUND);
    const { code, stdout, stderr } = feedback(folder, words, 'words');
    expect(stderr).toContain(message);
    expect(stderr).toContain('\nhint: ');
    expect({ code: code === 2 || code === 3, stdout, round: folder.read(ROUND) }).toEqual({
      code: true,
      stdout: '',
      round: before,
    });
  });

  it('shows what it would write, and writes nothing', () => {
    const folder = withRound();
    const before = [folder.files(), folder.read(ROUND)];
    const { code, stdout } = feedback(folder, ['--from', 'Jo', '-F', '-', '-n'], answered(folder));
    expect(code).toBe(0);
    expect(stdout).toContain('+- [ ] projects, What did I leave out: The runbook. (Jo Park)\n');
    expect(stdout).toContain('+++ p/rounds/01-peers/from-jo-park.md\n');
    expect([folder.files(), folder.read(ROUND)]).toEqual(before);
  });

  it('ticks an item, with the edit that answered it', () => {
    const folder = withRound();
    feedback(folder, ['--from', 'Jo', '-F', '-'], `${answered(folder)}\n\nMore.`);
    expect(feedback(folder, ['--done', '1']).stderr).toContain('ticked; no edit of its question');
    run(folder, ['edit', 'projects', '-m', '### Another\n\nWords.', '--append', '-C', 'p']);
    expect(feedback(folder, ['--done', '3', '--done', '1']).stderr).toMatch(
      /ticked: projects, 1 project added\n1 .+\n {3}was ticked already\n$/,
    );
    expect(folder.read(ROUND)).toMatch(
      /- \[x\] projects, What .+\n {2}- answered 2026-11-20\n- \[ \] What .+\n- \[x\] projects, claim 10.+\n {2}- answered 2026-11-20: projects, 1 project added\n/,
    );
    expect(feedback(folder, ['--from', 'Jo', '-F', '-'], answered(folder)).stderr).toContain('nothing new, 2 there');
  });

  it('ends in a commit that names nobody', () => {
    const folder = withRound(true);
    feedback(folder, ['--from', 'Jo', '-F', '-'], answered(folder));
    const log = execFileSync('git', ['log', '-1', '--format=%s', '--name-only'], {
      cwd: join(folder.path, 'p'),
      env: environmentIn(folder.path),
      encoding: 'utf8',
    });
    expect(log).toBe(
      'Take in feedback of peers round 1 of packet p\n\np/rounds/01-peers.md\np/rounds/01-peers/from-jo-park.md\n',
    );
  });

  it('refuses 50 MB at once, and leaves them where they are', () => {
    const folder = withRound();
    folder.write('large.md', Buffer.alloc(50 * 1024 * 1024, 'words and '));
    const start = performance.now();
    const { code, stderr } = feedback(folder, ['--from', 'Jo', '-F', '../large.md']);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(stderr).toContain('E_UNREADABLE  Unexpected size of large.md: 50 MB, expected at most 2 MB');
    expect(code).toBe(3);
    expect(folder.names()).toContain('large.md');
    expect(feedback(folder, ['--from', 'Jo', '-F', '-'], 'x'.repeat(600 * 1024)).stderr).toContain(
      'characters, expected',
    );
  });

  it('writes nothing but the round and what came back, whatever that says', () => {
    const folder = withRound();
    const packet = folder.read('p/packet.md');
    const all = hostileTexts
      .map(([, text]) => text.slice(0, 3000))
      .join('\n\n')
      .slice(0, 200_000);
    const { code, stderr } = feedback(folder, ['--from', 'Jo', '-F', '-'], Buffer.from(all));
    expect(stderr).not.toContain('E_DEFECT');
    expect([0, 3]).toContain(code);
    expect(folder.read('p/packet.md')).toBe(packet);
    expect(folder.packetFiles().filter((name) => !/\/rounds\/|packet\.md$|plan\.md$/.test(name))).toEqual([]);
  });
});
