import { describe, expect, it } from 'vitest';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitBlobHash } from '../../src/adapters/git-blob-hash.ts';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

/** A packet that was made empty, then answered, then changed by hand, then answered again. */
function written(): { folder: TestFolder; texts: string[] } {
  const folder = testFolder();
  const texts: string[] = [];
  const keep = (): void => {
    texts.push(folder.read('staff/packet.md'));
  };
  const answer = (answers: object): void => {
    const input = JSON.stringify({ answers });
    expect(folder.run(['init', 'staff', '--answers', '-'], { input }).code).toBe(0);
    keep();
  };
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  keep();
  answer({ glue: 'Triage.' });
  folder.write('staff/packet.md', folder.read('staff/packet.md').replace('Triage.', 'Triage, weekly.'));
  keep();
  answer({ gaps: { none: 'asked' } });
  return { folder, texts };
}

describe('packet undo', () => {
  it('shows and takes back the last write, and the undo of it', () => {
    const { folder, texts } = written();
    const { stdout, stderr, code } = folder.run(['undo', '--yes', '-C', 'staff']);
    expect(code).toBe(0);
    expect(stdout).toContain('--- staff/packet.md\n+++ staff/packet.md\n@@ ');
    expect(stdout).toContain('\n-None yet: asked\n+_Not answered yet._\n');
    expect(stderr).toContain('Taken back: init, 2026-11-20.\n  packet undo     puts it there again\n');
    expect(folder.read('staff/packet.md')).toBe(texts[2]);
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(texts[3]);
  });

  it('takes back a new packet, and puts it there again', () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags, '--why', 'To grow.']).code).toBe(0);
    const packet = folder.read('staff/packet.md');
    const plan = folder.read('staff/plan.md');
    const { code, stdout } = folder.run(['undo', '--yes', '-C', 'staff']);
    expect(code).toBe(0);
    expect(stdout).toContain('+++ /dev/null');
    expect(folder.packetFiles()).toEqual([]);
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(packet);
    expect(folder.read('staff/plan.md')).toBe(plan);
    expect(testFolder().run(['undo', '--yes']).code).toBe(3);
  });

  it('takes back what the command wrote, not what keeps house at its end', () => {
    const folder = testFolder();
    const env = { GIT_COMMITTER_NAME: 'Dana', GIT_COMMITTER_EMAIL: 'dana@example.org' };
    folder.bash('git init -q; git remote add origin https://code.example/x', { env });
    expect(folder.run(['init', 'staff', ...whoFlags], { env }).code).toBe(0);
    const packet = folder.read('staff/packet.md');
    expect(folder.run(['undo', '--yes', '-C', 'staff'], { env }).code).toBe(0);
    expect(folder.packetFiles().filter((name) => name.endsWith('.md'))).toEqual([]);
    expect(folder.read('staff/.gitignore')).toContain('plan.md');
    expect(folder.read('.packet/config.yaml')).toContain('commit: true');
    expect(folder.run(['undo', '--yes', '-C', 'staff'], { env }).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(packet);
  });

  it('takes back what was written in this packet, not in another one', () => {
    const folder = testFolder();
    folder.write('.packet/config.yaml', 'commit: false\n');
    for (const name of ['one', 'two']) {
      folder.run(['init', name, ...whoFlags]);
      folder.run(['init', name, '--answers', '-'], { input: JSON.stringify({ answers: { glue: 'Triage.' } }) });
    }
    expect(folder.run(['undo', '--yes', '--no-input', '--packet', 'one']).code).toBe(0);
    expect(folder.read('one/packet.md')).not.toContain('Triage.');
    expect(folder.read('two/packet.md')).toContain('Triage.');
  });

  it('and versions mend a packet.md whose front matter is broken', () => {
    const { folder, texts } = written();
    folder.write('staff/packet.md', '---\nauthor: "Dana\n---\n');
    expect(folder.run(['versions', '-C', 'staff']).code).toBe(0);
    expect(folder.run(['versions', '-C', 'staff', '--restore', '4']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(texts[3]);
  });

  it('shows what it would do, and wants a word, where nobody can be asked', () => {
    const { folder, texts } = written();
    const { stdout, stderr, code } = folder.run(['undo', '-C', 'staff']);
    expect(code).toBe(2);
    expect(stdout).toContain('-None yet: asked\n');
    expect(stderr).toBe(
      'E_INPUT_MISSING  Unexpected undo where nobody can be asked, expected --yes\nhint: packet undo --yes\n',
    );
    expect(folder.read('staff/packet.md')).toBe(texts[3]);
    expect(folder.run(['undo', '-C', 'staff', '--json']).code).toBe(2);
  });

  it('writes nothing with --dry-run', () => {
    const { folder, texts } = written();
    const before = folder.files();
    const { stdout, code } = folder.run(['undo', '-n', '-C', 'staff']);
    expect(code).toBe(0);
    expect(stdout).toContain('+_Not answered yet._');
    expect(folder.read('staff/packet.md')).toBe(texts[3]);
    expect(folder.files()).toEqual(before);
  });

  it('is refused where a hand has changed the file since', () => {
    const { folder } = written();
    folder.write('staff/packet.md', `${folder.read('staff/packet.md')}\nmine\n`);
    const { stderr, code } = folder.run(['undo', '--yes', '-C', 'staff']);
    expect(code).toBe(3);
    expect(stderr).toBe(
      'E_CHANGED  Unexpected change of packet.md since it was written, expected none\n' +
        'hint: packet versions     shows earlier texts, and puts one of them back\n',
    );
    expect(folder.read('staff/packet.md')).toContain('mine');
  });

  it('lists what was written, and says where that is nothing', () => {
    const { folder } = written();
    expect(folder.run(['undo', '--list', '-C', 'staff']).stdout).toBe(
      '2026-11-20  init  packet.md (Gaps, real or perceived)\n2026-11-20  init  packet.md (Glue work)\n2026-11-20  init  plan.md, packet.md\n',
    );
    const byHand = testFolder();
    byHand.write('packet.md', folder.read('staff/packet.md'));
    expect(byHand.run(['undo', '--yes']).stderr).toContain('Nothing to take back');
    expect(byHand.run(['undo', '--list']).stdout).toBe('Nothing written yet.\n');
  });

  it('that was cut off after its last file is ended by the next, which takes nothing back', () => {
    const { folder, texts } = written();
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    folder.write('staff/.packet/pending', 'packet.md\n');
    const { code, stderr } = folder.run(['undo', '--yes', '-C', 'staff']);
    expect(code).toBe(0);
    expect(stderr).toContain('Taken back: init, 2026-11-20.');
    expect(folder.read('staff/packet.md')).toBe(texts[2]);
    expect(folder.files()).not.toContain('staff/.packet/pending');
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(texts[3]);
  });

  it('that was cut off between two files goes on with the second', () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const plan = folder.read('staff/plan.md');
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    folder.write('staff/plan.md', plan);
    folder.write('staff/.packet/pending', 'packet.md\nplan.md\n');
    const { code, stdout } = folder.run(['undo', '--yes', '-C', 'staff']);
    expect(code).toBe(0);
    expect(stdout).toContain('--- staff/plan.md\n+++ /dev/null');
    expect(folder.packetFiles()).toEqual([]);
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });

  it('takes back the half of a write that was cut off', () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    rmSync(join(folder.path, 'staff/packet.md'));
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.packetFiles()).toEqual([]);
  });

  it('passes over a write that a crash cut off, and a torn line of the log', () => {
    const { folder, texts } = written();
    const log = folder.read('staff/.packet/versions/log');
    const cutOff = {
      date: '2026-11-20',
      by: 'init',
      files: [{ path: 'packet.md', before: null, after: '0'.repeat(40) }],
    };
    const [last = ''] = log.trim().split('\n').slice(-1);
    const after = (JSON.parse(last) as { files: { after: string }[] }).files[0]?.after;
    cutOff.files[0] = { ...cutOff.files[0], before: after } as unknown as (typeof cutOff.files)[number];
    folder.write('staff/.packet/versions/log', `${log}${JSON.stringify(cutOff)}\n{"date":"2026-`);
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(texts[2]);
  });
});

describe('packet versions', () => {
  it('lists what was written and what a hand changed, the latest first', () => {
    const { folder } = written();
    expect(folder.run(['versions', '-C', 'staff']).stdout).toBe(
      '4  2026-11-20  init     Gaps, real or perceived  now\n3  2026-11-20  by hand  Glue work\n2  2026-11-20  init     Glue work\n1  2026-11-20  init\n',
    );
  });

  it('and writes are told apart by their time', () => {
    const folder = testFolder();
    for (const to of ['Staff'])
      expect(
        folder.run(['init', 'staff', '--author', 'Dana', '--from', 'Senior', '--to', to], { env: { PACKET_TODAY: '' } })
          .code,
      ).toBe(0);
    for (const words of [['undo', '--list'], ['versions']])
      expect(folder.run([...words, '-C', 'staff']).stdout).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} {2}init/);
  });

  it('prints any of them, byte by byte', () => {
    const { folder, texts } = written();
    for (const [index, text] of texts.entries())
      expect(folder.run(['versions', '--show', String(index + 1), '-C', 'staff']).stdout).toBe(text);
  });

  it('takes the hash that other files name a text by', () => {
    const { folder, texts } = written();
    const hash = gitBlobHash(Buffer.from(texts[1] ?? '')).slice(0, 12);
    expect(folder.run(['versions', '--show', hash, '-C', 'staff']).stdout).toBe(texts[1]);
    expect(folder.run(['versions', '--restore', hash, '-C', 'staff']).stderr).toContain('Restored.\n  packet undo  ');
    expect(folder.read('staff/packet.md')).toBe(texts[1]);
    expect(folder.run(['versions', '--show', 'abcdef0', '-C', 'staff']).code).toBe(2);
  });

  it('puts one back, which can be undone', () => {
    const { folder, texts } = written();
    expect(folder.run(['versions', '--restore', '1', '-n', '-C', 'staff']).stdout).toContain('-Triage, weekly.');
    expect(folder.read('staff/packet.md')).toBe(texts[3]);
    expect(folder.run(['versions', '--restore', '1', '-C', 'staff']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(texts[0]);
    expect(folder.run(['versions', '--restore', '5', '-C', 'staff']).stderr).toContain('Nothing to do');
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(texts[3]);
  });

  it.each([
    [['--show', '9'], 'Unexpected version 9, expected one from 1 to 4'],
    [['--show', 'x'], 'Unexpected --show "x", expected the number of a version'],
    [['--show', '1', '--restore', '1'], 'Unexpected --show and --restore, expected one of them'],
  ])('refuses %j', (words, message) => {
    const { stderr, code } = written().folder.run(['versions', ...words, '-C', 'staff']);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('are there also where more was written than a file of the user may hold', () => {
    const { folder, texts } = written();
    const path = join(folder.path, 'staff/.packet/versions/log');
    const line = { date: '2026-11-20', by: 'add', files: [{ path: 'other.md', before: '0', after: '1' }] };
    const log = `${JSON.stringify(line)}\n`.repeat(25_000);
    expect(log.length).toBeGreaterThan(2 * 1024 * 1024);
    writeFileSync(path, log + readFileSync(path, 'utf8'));
    expect(folder.run(['versions', '--show', '1', '-C', 'staff']).stdout).toBe(texts[0]);
    expect(folder.run(['undo', '--yes', '-C', 'staff', '--dry-run']).code).toBe(0);
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.read('staff/packet.md')).toBe(texts[2]);
  });

  it('are refused where what is kept is another text, and kept anew by the next write', () => {
    const { folder, texts } = written();
    const version = gitBlobHash(Buffer.from(texts[3] ?? ''));
    folder.write(`staff/.packet/versions/${version}`, 'somebody else');
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(folder.run(['versions', '--show', '4', '-C', 'staff']).stdout).toBe(texts[3]);
    const first = gitBlobHash(Buffer.from(texts[0] ?? ''));
    folder.write(`staff/.packet/versions/${first}`, 'somebody else');
    for (const words of [
      ['--show', '1'],
      ['--restore', '1'],
    ]) {
      const { stdout, stderr, code } = folder.run(['versions', ...words, '-C', 'staff']);
      expect(code).toBe(3);
      expect(stdout).toBe('');
      expect(stderr).toBe(
        `E_UNREADABLE  Unexpected text in the version ${first.slice(0, 8)}, expected the one that was kept under this name\nhint: packet versions     lists the others\n`,
      );
    }
  });

  it('are private', () => {
    const { folder } = written();
    for (const name of folder.files().filter((each) => each.includes('versions/')))
      expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
  });
});

describe('packet list', () => {
  it('shows every packet of a repository, also one that cannot be read', () => {
    const folder = testFolder();
    folder.write('.git/HEAD', '');
    for (const name of ['a', 'b/c'])
      expect(folder.run(['init', name, ...whoFlags, '--next-review', '2026-12-04']).code).toBe(0);
    folder.write('broken/packet.md', '---\npacket: 1\nauthor: "Dana\n---\n');
    const { stdout, code } = folder.run(['list']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'a\n  Dana Reyes: Senior Engineer to Staff Engineer\n  0 of 7 answered, next 1:1 Fri 4 Dec\n',
    );
    expect(stdout).toContain('b/c\n');
    expect(stdout).toMatch(/broken\n {2}Unexpected/);
  });

  it('says where there is none', () => {
    expect(testFolder().run(['list']).stdout).toBe('No packets here.\n');
  });
});
