import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

/** A mark for each private string, `SECRET-1x`, `SECRET-2x`, …, none of which is a part of another. */
class Secrets {
  #count = 0;

  next(): string {
    this.#count += 1;
    return `SECRET-${String(this.#count)}x`;
  }

  get count(): number {
    return this.#count;
  }
}

/** What can hold a private string in an answer, each way in which Markdown can show or hide it. */
function hidden(s: () => string): string {
  return [
    `<!-- ${s()} -->`,
    `words <!-- ${s()}\n${s()} --> words`,
    `<!--\n\n${s()}\n\n-->`,
    `![${s()}](https://docs.example/${s()}.png "${s()}")`,
    `[words](https://docs.example/open "${s()}")`,
    `<span title="${s()}">words</span>`,
    `<div hidden>\n${s()}\n</div>`,
    `[^a${s()}]: ${s()} and\n  ${s()}\n\n    ${s()}`,
    `[b${s()}]: https://docs.example/${s()} "${s()}"`,
    `[c${s()}]:\n<https://docs.example/${s()}>\n'${s()}\n${s()}'`,
    `<!-- private -->${s()}<!-- /private --> words <!-- PRIVATE --> \`${s()}\` <!-- /Private -->`,
    `<!-- private -->\n- ${s()}\n\n> ${s()}\n\n\`\`\`\n${s()}\n\`\`\`\n<!-- /private -->`,
    `<!-- private -->![${s()}](x.png) [${s()}](y "${s()}") [^p]\n\n[^p]: ${s()}<!-- /private -->`,
  ].join('\n\n');
}

function fill(folder: TestFolder): Secrets {
  const secrets = new Secrets();
  const s = (): string => secrets.next();
  const packet = `---
packet: 1
template: staff
author: Dana Reyes
from: Senior Engineer
to: Staff Engineer
started: 2026-11-20
# ${s()}
salary: ${s()}
tags: [${s()}, ${s()}]
notes: |
  ${s()}
---

# Dana Reyes: Senior Engineer to Staff Engineer

${s()}

## What did you do?

Open words. ${hidden(s)}

[used]: https://docs.example/open "${s()}"

### Open entry <!-- ${s()} --> <!-- private -->${s()}<!-- /private -->

Open text of it.

${hidden(s)}

- Outcome: open outcome <!-- ${s()} --> ![${s()}](x)
- Goal: <!-- private -->${s()}<!-- /private -->
- Private: no
- Key: ${s()}
- Consent: ${s()}

### ${s()}

${s()}

- Private: yes
- Outcome: ${s()}

### ${s()}

- Planned: 2027-Q1 ${s()}
- Outcome: ${s()}

## Who have you mentored, and through what accomplishments?

- **Ana Ruiz**
  - Achieved: open achievement
  - Consent: ${s()}

## Quantifiable impact

- **Open metric** [run][used]
  - Source: <!-- private -->${s()}<!-- /private --> dashboard
- **${s()}**
  - Private: ${s()}
  - Before: ${s()}

## Teams and leaders who know your work and advocate for it

- **${s()}**
  - Evidence: ${s()}

## Gaps, real or perceived

- **${s()}**
  - Plan: ${s()}
  - Heard from: ${s()}

[^end]: ${s()}

## ${s()}

${s()}
`;
  folder.write('staff/packet.md', packet);
  folder.write(
    'staff/plan.md',
    `---\nplan: 1\nmanager: Sam Lee\ncycle: ${s()}\nwritten: 2026-11-20\n---\n\n## Why\n\n${s()}\n\n## Done\n\n- write: ${s()}\n`,
  );
  folder.write(
    'staff/notes.md',
    `# Notes\n\n## 2026-11\n\n- 2026-11-20 ${s()} ([${s()}](https://docs.example/${s()})) #glue\n`,
  );
  folder.write('staff/people.md', `# People\n\n- ${s()}\n`);
  folder.write('staff/reviews/2026-11-20.md', `---\nwith: Sam Lee\n---\n\n## Heard\n\n- ${s()}\n`);
  return secrets;
}

const git = (folder: TestFolder, ...words: string[]): string =>
  execFileSync('git', words, {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });

describe('what is private', () => {
  it('stands in no file that is made for a reader, in no message and in no commit subject', () => {
    const folder = testFolder();
    git(folder, 'init', '--quiet');
    const env = {
      PACKET_TODAY: '2026-12-01',
      GIT_COMMITTER_NAME: 'Dana Reyes',
      GIT_COMMITTER_EMAIL: 'dana@example.org',
    };
    expect(folder.run(['init', 'staff', ...whoFlags], { env }).code).toBe(0);
    const secrets = fill(folder);
    expect(secrets.count).toBeGreaterThanOrEqual(100);
    const told: string[] = [];
    const run = (...words: string[]): void => {
      const { stdout, stderr, code } = folder.run(['round', ...words, '-C', 'staff'], { env });
      expect([words, code, stderr]).toEqual([words, 0, stderr]);
      told.push(stdout, stderr);
    };
    run('peers', '--with', 'Jo Park:Staff', '--with', 'Ana Ruiz', '--due', 'in 1 week', '-n');
    run('peers', '--with', 'Jo Park:Staff', '--with', 'Ana Ruiz', '--due', 'in 1 week');
    run('add', 'Kim Cho');
    run('answered', 'Jo', '--json');
    run('remind', '--all');
    run('show');
    run('close', '--no-input');
    run('list', '--json');
    run('self');
    const copies = folder.packetFiles().filter((name) => name.startsWith('staff/rounds/'));
    expect(copies).toHaveLength(3 * 3 + 2);
    const found = [...copies.map((name) => folder.read(name)), ...told, git(folder, 'log', '--format=%B')].flatMap(
      (text) => text.match(/SECRET-\d+x?/g) ?? [],
    );
    expect(found).toEqual([]);
    const copy = folder.read('staff/rounds/01-peers/to-jo-park.md');
    for (const words of ['### Open entry [', 'Open text of it.', 'open outcome', 'open achievement', 'dashboard ['])
      expect(copy).toContain(words);
    expect(copy).toContain('[run](https://docs.example/open)');
  });
});
