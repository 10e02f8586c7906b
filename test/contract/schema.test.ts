import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { repository, TestFolder } from '../support/packet-program.ts';

/** Fails with what ajv says where the text is not one object of that schema. */
function expectValid(name: string, text: string): void {
  const schema = JSON.parse(readFileSync(`docs/schema/${name}.json`, 'utf8')) as object;
  const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(schema);
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
}

const example = `${repository}examples/staff.answers.yaml`;

describe('every --json output is as its schema says', () => {
  it('init, status and printed answers of a full packet', () => {
    const folder = new TestFolder();
    expectValid('init', folder.run(['init', 'p', '--answers', example, '--json']).stdout);
    expectValid('status', folder.run(['-C', 'p', '--json']).stdout);
    expectValid('answers', folder.run(['-C', 'p', 'init', '--print-answers', '--json']).stdout);
  });

  it('the same of an empty one, and a blank answers file', () => {
    const folder = new TestFolder();
    const setup = ['--author', 'A', '--from', 'B', '--to', 'C'];
    expectValid('init', folder.run(['init', 'p', ...setup, '--json']).stdout);
    expectValid('status', folder.run(['status', '-C', 'p', '--json']).stdout);
    expectValid('answers', folder.run(['init', '--print-answers', '--json']).stdout);
  });

  it('status with a year behind it, of several packets, of what is overdue, and what it writes', () => {
    const folder = new TestFolder();
    for (const kind of ['regular', 'by-hand']) {
      cpSync(join(repository, 'test/fixtures/papers', kind), join(folder.path, kind), { recursive: true });
      cpSync(join(repository, 'examples/staff.packet.md'), join(folder.path, kind, 'packet.md'));
    }
    folder.write('broken/packet.md', '---\npacket: 0\n---\n');
    mkdirSync(join(folder.path, '.git'));
    const env = { PACKET_TODAY: '2027-02-20' };
    expectValid('status', folder.run(['--json', '-C', 'regular'], { env }).stdout);
    expectValid('status', folder.run(['--json', '-C', 'by-hand'], { env }).stdout);
    expectValid('status-all', folder.run(['status', '--all', '--json'], { env }).stdout);
    const overdue = folder.run(['status', '--overdue', '--all', '--json'], { env });
    expectValid('status-overdue', overdue.stdout);
    expect(overdue.code).toBe(1);
    expectValid('status-mark', folder.run(['status', '--done', 'why', '--json', '-C', 'regular'], { env }).stdout);
    const waive = ['status', '--waive', 'own-1', '--reason', 'x', '-n', '--json', '-C', 'regular'];
    expectValid('status-mark', folder.run(waive, { env }).stdout);
  });

  it('printed answers of a packet that is private in part', () => {
    const folder = new TestFolder();
    const secret = '<!-- private -->x<!-- /private -->';
    const keys = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n';
    folder.write(
      'packet.md',
      `${keys}## Projects\n\n${secret}\n\n### ${secret}\n\n${secret}\n\n- Role: ${secret}\n- Role: x\n`,
    );
    expectValid('answers', folder.run(['init', '--print-answers', '--json']).stdout);
    folder.write('packet.md', `${keys}## Projects\n\n${secret}\n\n## Gaps\n\nNone yet: ${secret}\n`);
    expectValid('answers', folder.run(['init', '--print-answers', '--json']).stdout);
  });

  it('undo, versions and list', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    folder.write('q/packet.md', '---\npacket: 0\n---\n');
    expectValid('list', folder.run(['list', '--json']).stdout);
    expectValid('doctor', folder.run(['doctor', '--fix', '--json']).stdout);
    expectValid('config', folder.run(['config', '--json']).stdout);
    expectValid('config-set', folder.run(['config', 'keys', 'false', '--json']).stdout);
    expectValid('versions', folder.run(['versions', '--json', '-C', 'p']).stdout);
    expectValid('version', folder.run(['versions', '--show', '1', '--json', '-C', 'p']).stdout);
    expectValid('restore', folder.run(['versions', '--restore', '1', '--json', '-C', 'p']).stdout);
    expectValid('undo-list', folder.run(['undo', '--list', '--json', '-C', 'p']).stdout);
    expectValid('undo', folder.run(['undo', '--dry-run', '--json', '-C', 'p']).stdout);
    expectValid('undo', folder.run(['undo', '--yes', '--json', '-C', 'p']).stdout);
  });

  it('check', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    expectValid('check', folder.run(['check', '--json', '-C', 'p']).stdout);
    folder.write('p/packet.md', `${folder.read('p/packet.md')}\n## Glue work\n\nTODO\n<!-- private -->\n`);
    expectValid('check', folder.run(['check', '--json', '-C', 'p']).stdout);
    folder.write('p/packet.md', folder.read('p/packet.md').replace('author: ', 'author: "'));
    expectValid('check', folder.run(['check', '--format', 'json', '-C', 'p']).stdout);
    expectValid('check-rule', folder.run(['check', '--explain', 'field-missing', '--json']).stdout);
  });

  it('diff', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    const diff = (): string => folder.run(['diff', '--since', '1', '--json', '-C', 'p']).stdout;
    expectValid('diff', diff());
    const text = folder.read('p/packet.md');
    const changed = text.replace(/^to:.*/m, 'to: x').replace('## Glue work', '## Mine\n\nx\n\n## Glue work');
    folder.write(
      'p/packet.md',
      changed.replace(/## What did you do[^]*?\n## /, '## What did you do?\n\nNone yet: x\n\n## '),
    );
    expectValid('diff', diff());
    expect(diff()).toContain('"kind": "removed"');
  });

  it('edit', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    const edit = (...words: string[]): string => folder.run(['edit', ...words, '--json', '-C', 'p']).stdout;
    expectValid('edit', edit('glue', '-m', 'None yet: asked', '-n'));
    expectValid('edit', edit('glue', '-m', '- **New**'));
    expectValid('edit', edit('glue', '-m', '- **New**'));
    const byHand = (shell: string): string => {
      folder.write('editor', `eval "$EDIT"`);
      const env = { PACKET_EDITOR: `sh '${folder.path}/editor'`, EDIT: shell };
      return folder.run(['edit', 'glue', '--json', '-C', 'p'], { env }).stdout;
    };
    expectValid('edit', byHand('printf "\\n## Glue work\\n" >> "$1"'));
    expect(byHand('sed -i s/^author:/author/ "$1"')).toBe('');
    expectValid('edit', byHand('sed -i s/^author/author:/ "$1"'));
  });

  it('cycle', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    const on = (day: string, ...words: string[]): string =>
      folder.run(['cycle', ...words, '--json', '-C', 'p'], { env: { PACKET_TODAY: day } }).stdout;
    expectValid('cycle', on('2026-11-20'));
    expectValid('cycle', on('2026-11-20', '--name', '2027-H1', '--decision', '2027-03-30', '--ready-for', '2'));
    expectValid('cycle', on('2027-02-10', 'submitted'));
    expectValid('cycle', on('2027-03-30', 'declined', '--reason', 'Scope', '--not-mine', 'No budget'));
    expectValid('cycle', on('2027-03-31', '--name', '2027-H2', '-n'));
    expectValid('cycle', on('2027-04-02', 'promoted'));
  });

  it('add', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    const add = (...words: string[]): string => folder.run(['add', ...words, '--json', '-C', 'p']).stdout;
    expectValid('notes', add('--list'));
    expectValid('add', add('One #glue', '--link', 'https://docs.example/m'));
    expectValid('add', add('Two', '-n'));
    expectValid('add', add('Three', '--to', 'glue', '--date', 'yesterday'));
    folder.write('p/notes.md', `${folder.read('p/notes.md')}- 2026-02-31 ~~x~~ → glue: y\n- ~~z~~\n`);
    expectValid('notes', add('--list'));
    expectValid('notes', add('--search', 'one'));
  });

  it('review calendar and manager', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    const inPacket = (...words: string[]): string => folder.run([...words, '--json', '-C', 'p']).stdout;
    expectValid('review-calendar', inPacket('review', 'calendar'));
    expectValid('review-calendar', inPacket('review', 'calendar', '-o', 'p.ics'));
    expectValid('manager', inPacket('manager'));
    expectValid('manager', inPacket('manager', 'Kim Cho'));
    expectValid('manager', inPacket('manager', 'Kim Cho', '-n'));
    expectValid('manager-brief', inPacket('manager', '--brief'));
    expectValid('manager-brief', inPacket('manager', '--brief', '-o', 'brief.md'));
    const bare = new TestFolder();
    bare.run(['init', '--author', 'A', '--from', 'B', '--to', 'C']);
    expectValid('manager', bare.run(['manager', '--json']).stdout);
    expectValid('manager-brief', bare.run(['manager', '--brief', '--json']).stdout);
    expectValid('review-calendar', bare.run(['review', 'calendar', '--json']).stdout);
  });

  it('review and its commands', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    const review = (...words: string[]): string => folder.run(['review', ...words, '--json', '-C', 'p']).stdout;
    expectValid('review', review());
    expectValid('review-ask', review('ask', 'Is it the right work?'));
    expectValid('review-ask', review('ask', 'Is it the right work?'));
    expectValid('review-done', review('done', '--goal-shared', '--heard', 'x', '--agreed', 'Sam: y, by 2026-11-01'));
    expectValid('review-done', review('done', '--gap', 'Scope', '--step', 'z', '--next', 'friday', '-n'));
    expectValid('review-schedule', review('schedule', '2026-12-04', '--every', 'month'));
    expectValid('review-schedule', review('schedule', 'never'));
    for (const name of ['2026-11-31.md', '2027-02-31.md'])
      folder.write(`p/reviews/${name}`, '- [ ] x\n- y\n## To ask\n- [ ] z\n');
    folder.run(['add', 'Calls to depots', '--to', 'impact', '-C', 'p']);
    const env = { PACKET_TODAY: '2026-12-20' };
    expectValid('review', folder.run(['review', '--json', '-C', 'p'], { env }).stdout);
    expectValid('review', review('--with', 'Kim Cho', '--as', 'sponsor'));
    expectValid('review-list', review('list'));
    expectValid('review-show', review('show'));
    expectValid('review-tick', review('tick', '1', '-n'));
    expectValid('review-tick', review('tick', '1'));
  });

  it('feedback of a round', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    folder.run(['round', 'peers', '--with', 'Jo Park', '-C', 'p']);
    const feedback = (input: string, ...words: string[]): string =>
      folder.run(['round', 'feedback', ...words, '--json', '-C', 'p'], { input }).stdout;
    const sent = folder.read('p/rounds/01-peers/to-jo-park.md');
    const back = `Hello\n\n${sent.replace('I led the', 'I led most of the')}`;
    expectValid('round-feedback', feedback(back, '-F', '-', '-n'));
    expectValid('round-feedback', feedback(back, '-F', '-'));
    expectValid('round-feedback', feedback('claim 1: too long', '-F', '-'));
    expectValid('round-feedback-done', feedback('', '--done', '1', '-n'));
    expectValid('round-feedback-done', feedback('', '--done', '1', '--done', '2'));
    expectValid('round-feedback-done', feedback('', '--done', '1'));
  });

  it('rounds', () => {
    const folder = new TestFolder();
    folder.run(['init', 'p', '--answers', example]);
    const round = (...words: string[]): string => folder.run(['round', ...words, '--json', '-C', 'p']).stdout;
    expectValid('rounds', round());
    expectValid('round', round('self'));
    expectValid('round', round('self', '--read', 'all', '-n'));
    expectValid('round-close', round('close'));
    expectValid('round-asked', round('peers', '--with', 'Jo Park:Staff', '--include', 'planned', '-n'));
    expectValid('round-asked', round('peers', '--with', 'Jo Park:Staff', '--due', 'in 1 week'));
    expectValid('round-asked', round('add', 'Ana Ruiz'));
    expectValid('round-asked', round('peers'));
    expectValid('round', round('answered', 'Jo'));
    expectValid('round-remind', round('remind', '--all'));
    expectValid('round', round('show', 'peers'));
    expectValid('round-close', round('close'));
    expectValid('round-asked', round('manager'));
    expectValid('round-gaps', round('manager', '--gap', 'Scope: lead the queue memo, by 2027-02-01'));
    expectValid('round-asked', round('sponsor', 'Kim Cho'));
    expectValid('rounds', round('list'));
  });

  it('help', () => {
    const folder = new TestFolder();
    expectValid('help', folder.run(['help', '--json']).stdout);
    expectValid('help', folder.run(['help', 'dates', '--json']).stdout);
    for (const words of [
      ['help', 'init', '--json'],
      ['help', '--json', 'init'],
      ['--json', 'help', 'status'],
    ]) {
      expectValid('help', folder.run(words).stdout);
    }
  });

  it.each([
    ['outside of a packet', ['status', '--json']],
    ['wrong use', ['init', '--nonsense', '--json']],
    ['missing input', ['init', 'p', '--json']],
    ['a wrong answers file', ['init', 'p', '--answers', '-', '--json']],
  ])('an error: %s', (_, words) => {
    const { stdout, stderr, code } = new TestFolder().run(words, { input: 'autor: x\n' });
    expectValid('error', stderr);
    expect(stdout).toBe('');
    expect(code).not.toBe(0);
  });
});
