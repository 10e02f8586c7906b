import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openTerminal } from '../support/terminal.ts';
import { repository, testFolder, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';

const example = readFileSync(join(repository, 'examples/staff.answers.yaml'), 'utf8');
const who = 'author: Dana Reyes\nfrom: Senior Engineer\nto: Staff Engineer\n';
const smallAnswers = `${who}manager: Sam Lee
next-review: 4 Dec
why: To work on what spans teams.
answers:
  projects:
    - title: Label service split
      link: https://docs.example/label-split
      text: I chose the seam.
      Outcome: p95 from 900 to 310 ms
  glue: Weekly triage since April.
  gaps: { none: asked Sam on 3 May }
`;

function initWith(folder: TestFolder, answers: string, where = 'staff', more: readonly string[] = []): Outcome {
  return folder.run(['init', where, '--answers', '-', ...more], { input: answers });
}

function done(outcome: Outcome): string {
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  return outcome.stdout;
}

describe('packet init with flags', () => {
  it('writes packet.md and plan.md and says where', () => {
    const folder = testFolder();
    const more = ['--manager', 'Sam Lee', '--next-review', '4 Dec', '--review-every', '2w', '--cycle', '2027-H1'];
    const said = done(folder.run(['init', 'staff', ...whoFlags, ...more, '--why', 'To work on what spans teams.']));
    expect(said).toContain('staff/packet.md');
    expect(said).toContain('Sam Lee');
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
    const packet = folder.read('staff/packet.md');
    expect(packet).toMatch(/^---\npacket: 1\ntemplate: staff\nauthor: Dana Reyes\n/);
    expect(packet).toContain('started: 2026-11-20\n');
    const plan = folder.read('staff/plan.md');
    expect(plan).toContain('manager: Sam Lee\n');
    expect(plan).toContain('next-review: 2026-12-04\n');
    expect(plan).toContain('review-every: 2 weeks\n');
    expect(plan).toContain('cycle: 2027-H1\n');
    expect(plan).toContain('To work on what spans teams.');
  });

  it('makes plan.md readable by its owner only', () => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    expect(statSync(join(folder.path, 'staff/plan.md')).mode & 0o777).toBe(0o600);
  });

  it('names the flags of what is missing', () => {
    const folder = testFolder();
    const { code, stderr, stdout } = folder.run(['init', 'staff', '--from', 'Senior Engineer']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const flag of ['--author', '--to', '--answers']) expect(stderr).toContain(flag);
    expect(stderr).not.toContain('--from');
    expect(folder.files()).toEqual([]);
  });

  it('complains of a date that is none, and writes nothing', () => {
    const folder = testFolder();
    const { code, stderr } = folder.run(['init', 'staff', ...whoFlags, '--next-review', '12/04']);
    expect(code).toBe(2);
    expect(stderr).toContain('E_DATE');
    expect(folder.files()).toEqual([]);
  });

  it('prints one object with --json', () => {
    const folder = testFolder();
    const { schemaVersion, packet, saved } = JSON.parse(
      done(folder.run(['init', 'staff', ...whoFlags, '--json'])),
    ) as Record<string, unknown>;
    expect(schemaVersion).toBe(1);
    expect(packet).toEqual({
      name: 'staff',
      folder: join(folder.path, 'staff'),
      author: 'Dana Reyes',
      from: 'Senior Engineer',
      to: 'Staff Engineer',
    });
    expect(saved).toMatchObject({ file: 'staff/packet.md', answered: [] });
  });

  it('acts in another folder with -C, before and after the command', () => {
    const folder = testFolder();
    mkdirSync(join(folder.path, 'a'));
    mkdirSync(join(folder.path, 'b'));
    done(folder.run(['-C', 'a', 'init', 'staff', ...whoFlags]));
    done(folder.run(['init', 'staff', '-C', 'b', ...whoFlags]));
    expect(folder.packetFiles()).toEqual([
      'a/staff/packet.md',
      'a/staff/plan.md',
      'b/staff/packet.md',
      'b/staff/plan.md',
    ]);
  });

  it('says nothing on standard error with --quiet', () => {
    const folder = testFolder();
    folder.write('own/package.json', '{ "name": "promotion-packet" }');
    const loud = folder.run(['init', 'own/one', ...whoFlags]);
    expect(loud.code).toBe(0);
    expect(loud.stderr).toContain('Note');
    done(folder.run(['init', 'own/two', ...whoFlags, '--quiet']));
  });
});

describe('packet init with flags that go ill together', () => {
  it.each([
    [['init', ''], 'Unexpected empty folder, expected a name, or . for the current one'],
    [['init', '--template', ''], 'Unexpected empty --template, expected a name or a path'],
    [['init', 'x', '-p', 'y'], 'Unexpected --packet beside the folder "x", expected one of them'],
    [['init', '--print-answers', '--author', 'Dana'], 'Unexpected --author beside --print-answers'],
    [['init', '--print-answers', '--answers', 'x.yaml'], 'Unexpected --answers beside --print-answers'],
    [
      ['init', '--print-answers', '--template', 'staff', '-C', 'staff'],
      'Unexpected --template for a packet that is there',
    ],
  ])('refuses %j', (words, message) => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    const { code, stderr, stdout } = folder.run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^E_USAGE {2}Unexpected .*\nhint: packet init/);
    expect(stderr).toContain(message);
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });
});

describe('packet init with an answers file', () => {
  it('takes YAML from a file and from standard input alike', () => {
    const folder = testFolder();
    folder.write('answers.yaml', smallAnswers);
    done(folder.run(['init', 'one', '--answers', 'answers.yaml']));
    done(initWith(folder, smallAnswers, 'two'));
    expect(folder.read('one/packet.md')).toBe(folder.read('two/packet.md'));
    expect(folder.read('one/plan.md')).toBe(folder.read('two/plan.md'));
    expect(folder.read('one/packet.md')).toContain('### [Label service split](https://docs.example/label-split)\n');
    expect(folder.read('one/packet.md')).toContain('None yet: asked Sam on 3 May\n');
  });

  it('takes JSON', () => {
    const folder = testFolder();
    done(initWith(folder, smallAnswers, 'one'));
    folder.write('answers.json', JSON.stringify(parse(smallAnswers)));
    done(folder.run(['init', 'two', '--answers', 'answers.json']));
    expect(folder.read('two/packet.md')).toBe(folder.read('one/packet.md'));
  });

  it('takes a file that begins with a BOM, and knows its places', () => {
    const folder = testFolder();
    done(initWith(folder, `\ufeff${smallAnswers}`, 'one'));
    done(initWith(folder, `\ufeff${JSON.stringify(parse(smallAnswers))}`, 'two'));
    expect(folder.read('two/packet.md')).toBe(folder.read('one/packet.md'));
    folder.write('answers.yaml', `\ufeffautor: x\n`);
    const { stderr } = folder.run(['init', 'three', '--answers', 'answers.yaml']);
    expect(stderr).toContain('answers.yaml:1:1  E_ANSWERS  Unexpected key "autor"');
  });

  it('lets flags go before the file', () => {
    const folder = testFolder();
    done(initWith(folder, smallAnswers, 'staff', ['--manager', 'Ana Ruiz']));
    expect(folder.read('staff/plan.md')).toContain('manager: Ana Ruiz\n');
  });

  it('prints a blank file that is accepted once it is filled in', () => {
    const folder = testFolder();
    const blank = done(folder.run(['init', '--print-answers']));
    expect(folder.files()).toEqual([]);
    const refused = initWith(folder, blank);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--author');
    const filled = blank
      .replace(/^author:.*$/m, 'author: Dana Reyes')
      .replace(/^from:.*$/m, 'from: Senior Engineer')
      .replace(/^to:.*$/m, 'to: Staff Engineer')
      .replace(/^ {2}glue:.*$/m, '  glue: Weekly triage.');
    done(initWith(folder, filled));
    expect(folder.read('staff/packet.md')).toContain('Weekly triage.\n');
  });

  it.each([
    ['staff', /^( *)# ?/gm],
    ['staff', /^( *)#/gm],
    [join(repository, 'test/fixtures/templates/werkstatt'), /^( *)# /gm],
  ])('prints a blank file of which every line means what it says (%s, %s)', (template, comment) => {
    const folder = testFolder();
    const blank = done(folder.run(['init', '--print-answers', '--template', template]));
    done(folder.run(['init', 'one', ...whoFlags, '--template', template]));
    const whole = blank.replace(comment, '$1');
    expect(whole).not.toMatch(/^ *#/m);
    done(initWith(folder, whole, 'two', [...whoFlags, '--template', template]));
    expect(folder.read('two/packet.md')).toBe(folder.read('one/packet.md'));
    const filled = whole.replace(/- title: +/, '- title: Label split ').replace(/^( +text:)$/m, '$1 I chose the seam.');
    done(initWith(folder, filled, 'three', [...whoFlags, '--template', template]));
    expect(folder.read('three/packet.md')).toContain('### Label split\n\nI chose the seam.\n');
  });

  it('prints the blank file as JSON too, and accepts that', () => {
    const folder = testFolder();
    const blank = JSON.parse(done(folder.run(['init', '--print-answers', '--json']))) as Record<string, unknown>;
    expect(blank['schemaVersion']).toBe(1);
    const filled = { ...blank, author: 'Dana Reyes', from: 'Senior Engineer', to: 'Staff Engineer' };
    done(initWith(folder, JSON.stringify(filled)));
  });

  it.each([[['--print-answers']], [['--print-answers', '--json']]])(
    'gives the same files for the answers of the example packet, printed by %j',
    (words) => {
      const folder = testFolder();
      done(initWith(folder, example, 'first'));
      const printed = done(folder.run(['init', 'first', ...words]));
      done(initWith(folder, printed, 'second'));
      expect(folder.read('second/packet.md')).toBe(folder.read('first/packet.md'));
      expect(folder.read('second/plan.md')).toBe(folder.read('first/plan.md'));
      expect(done(folder.run(['init', 'second', ...words]))).toBe(printed);
    },
  );

  it.each([
    ['an unknown key', `${who}mannager: Sam\n`, '4:1', '"manager"'],
    ['an unknown question', `${who}answers:\n  project: x\n`, '5:3', '"projects"'],
    ['an unknown field', `${who}answers:\n  projects:\n    - title: x\n      Outcom: y\n`, '7:7', '"Outcome"'],
    ['a date that is none', `${who}next-review: 31 Feb\n`, '4:14', 'expected'],
    ['a list as a name', `${who}manager: [a]\n`, '4:10', 'expected a text'],
    ['an entry without a title', `${who}answers:\n  projects:\n    - text: x\n`, '6:7', 'title'],
    ['the same key twice', `${who}author: Sam\n`, '4:1', 'once'],
    ['a list', '- a\n- b\n', '1:1', 'map'],
    ['no YAML', `${who}why: "open\n`, '', 'YAML or JSON'],
  ])('refuses %s at its place and writes nothing', (_, answers, place, expected) => {
    const folder = testFolder();
    folder.write('answers.yaml', answers);
    const { code, stderr, stdout } = folder.run(['init', 'staff', '--answers', 'answers.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`answers.yaml:${place}`);
    expect(stderr).toContain(expected);
    expect(stderr).toContain('hint: ');
    expect(folder.files()).toEqual(['answers.yaml']);
  });

  it.each([
    ['what is missing', 'author: Dana Reyes\nto:\n', '1:1', 'E_INPUT_MISSING  Unexpected start without from, to'],
    [
      'a name that is empty',
      'author: Dana Reyes\nfrom: A\nto:\n',
      '3:1',
      'E_INPUT_MISSING  Unexpected start without to',
    ],
    ['a template that is not there', `${who}template: staf\n`, '4:1', 'E_TEMPLATE  Unexpected template "staf"'],
    [
      'an entry without its title',
      `${who}answers:\n  glue:\n  - title:\n    text: x\n`,
      '6:11',
      'E_ANSWERS  Unexpected empty title',
    ],
  ])('says of %s in which line it is', (_, answers, place, message) => {
    const folder = testFolder();
    folder.write('answers.yaml', answers);
    const { code, stderr } = folder.run(['init', 'staff', '--answers', 'answers.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain(`answers.yaml:${place}  ${message}`);
    expect(folder.files()).toEqual(['answers.yaml']);
  });

  it('says so when the file is not there', () => {
    const { code, stderr } = testFolder().run(['init', 'staff', '--answers', 'answer.yaml']);
    expect(code).toBe(3);
    expect(stderr).toContain('answer.yaml');
  });
});

describe('what a hand wrote, printed and taken back', () => {
  const front = `---
packet: 1
template: staff
author: "Dana\\nReyes"
from: >-
  Senior
  Engineer
to: Staff
started: 2026-11-20
---
`;
  const packet = `${front}
# Dana

## What did you do?

### One

A [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ and {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{.

- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -

\tA tab.

- Outcome: one
- Role: led it
- Outcome: two, <!-- private -->not for all<!-- /private -->; \\<!-- private --> is text

<!-- private -->

### Two

Secret.

<!-- /private -->

## Glue work

<!-- private -->
All of it.
<!-- /private -->
`;
  const plan = '---\nplan: 1\nmanager: "Sam\\nLee"\nreview-every: 2w\nnext-review: soon\n---\n';

  it.each([[['--print-answers']], [['--print-answers', '--json']]])('is the same packet (%j)', (words) => {
    const folder = testFolder();
    folder.write('staff/packet.md', packet);
    folder.write('staff/plan.md', plan);
    const printed = done(folder.run(['init', 'staff', ...words]));
    done(initWith(folder, printed));
    expect(folder.read('staff/packet.md')).toBe(packet);
    expect(folder.read('staff/plan.md')).toBe(plan);

    done(initWith(folder, printed, 'second'));
    expect(done(folder.run(['init', 'second', ...words]))).toBe(printed);
    const second = folder.read('second/packet.md');
    expect(second).toContain('author: Dana Reyes\nfrom: Senior Engineer\n');
    expect(second).toContain(
      '- Outcome: two, <!-- private -->not for all<!-- /private -->; \\<!-- private --> is text\n',
    );
    expect(second).toContain('### Two\n\nSecret.\n\n- Private: yes\n');
    expect(second).toContain('<!-- private -->\nAll of it.\n<!-- /private -->\n');
    expect(folder.read('second/plan.md')).toContain('manager: Sam Lee\nreview-every: 2 weeks\n---\n');
  });

  it('is not printed where a private mark has no other half', () => {
    const folder = testFolder();
    folder.write('staff/packet.md', packet.slice(0, packet.lastIndexOf('<!-- /private -->')));
    const { code, stderr, stdout } = folder.run(['init', 'staff', '--print-answers']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^staff\/packet\.md:\d+:1 {2}E_PRIVATE {2}Unexpected private mark/);
  });

  it('has private parts only where "marked" says so', () => {
    const folder = testFolder();
    const text = 'A <!-- private -->b<!-- /private --> c';
    done(initWith(folder, `${who}answers:\n  glue: ${text}\n  gaps: { none: { marked: '${text}' } }\n`));
    expect(folder.read('staff/packet.md')).toContain('\nA \\<!-- private -->b\\<!-- /private --> c\n');
    expect(folder.read('staff/packet.md')).toContain(`\nNone yet: ${text}\n`);
    folder.write('answers.yaml', `${who}answers:\n  glue: { marked: 'A <!-- private -->b c' }\n`);
    const { code, stderr } = folder.run(['init', 'new', '--answers', 'answers.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('answers.yaml:5:9  E_ANSWERS  Unexpected private mark without its other half in "glue"');
    expect(initWith(folder, `${who}answers:\n  glue: { marked: other }\n`).code).toBe(3);
  });
});

describe('packet init into a packet', () => {
  const hand = (packet: string): string =>
    packet
      .replace('author: Dana Reyes', 'author:   "Dana Reyes"   # me')
      .replace(/\n## Quantifiable/, '\n\n\n## My own section\n\n* kept  \n\n## Quantifiable');

  it('adds missing answers only, and leaves all other bytes', () => {
    const folder = testFolder();
    done(initWith(folder, smallAnswers));
    const before = hand(folder.read('staff/packet.md'));
    folder.write('staff/packet.md', before);
    const heading = '## High-leverage improvements to the organization\n';
    const answer = 'A review rota that nine teams use.';
    done(initWith(folder, `${smallAnswers}  leverage: ${answer}\n`));
    const after = folder.read('staff/packet.md');
    const at = before.indexOf(heading) + heading.length;
    const open = '\n_Not answered yet._\n';
    expect(before.slice(at, at + open.length)).toBe(open);
    expect(after).toBe(`${before.slice(0, at)}\n${answer}\n${before.slice(at + open.length)}`);
  });

  it('writes nothing where the same answers come again', () => {
    const folder = testFolder();
    done(initWith(folder, smallAnswers));
    const before = hand(folder.read('staff/packet.md'));
    const path = folder.write('staff/packet.md', before);
    const { ino } = statSync(path);
    done(initWith(folder, smallAnswers));
    expect(folder.read('staff/packet.md')).toBe(before);
    expect(statSync(path).ino).toBe(ino);
  });

  it.each([
    ['another answer', smallAnswers.replace('Weekly', 'Daily'), 'glue'],
    ['another author', smallAnswers.replace('Dana Reyes', 'Sam Lee'), 'author'],
    ['another manager', smallAnswers.replace('manager: Sam Lee', 'manager: Ana Ruiz'), 'manager'],
    ['another template', `template: werkstatt\n${smallAnswers}`, 'template'],
    ['another reason', smallAnswers.replace('To work on', 'To speak of'), 'why'],
    ['another cadence', `review-every: 2w\n${smallAnswers}`, 'review-every'],
  ])('refuses %s, beside a new one, and writes nothing', (_, answers, key) => {
    const folder = testFolder();
    done(initWith(folder, `review-every: 1 month\n${smallAnswers}`));
    const before = [folder.bytes('staff/packet.md'), folder.bytes('staff/plan.md')];
    const { code, stderr } = initWith(folder, `${answers}  leverage: New.\n`);
    expect(code).toBe(3);
    expect(stderr).toContain('E_EXISTS');
    expect(stderr).toContain(`"${key}"`);
    const line = answers.split('\n').findIndex((each) => each.trimStart().startsWith(`${key}:`)) + 1;
    expect(stderr).toMatch(new RegExp(`^\\(standard input\\):${String(line)}:\\d `));
    expect([folder.bytes('staff/packet.md'), folder.bytes('staff/plan.md')]).toEqual(before);
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });

  it('completes the plan', () => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    done(folder.run(['init', 'staff', '--manager', 'Sam Lee', '--next-review', 'friday']));
    expect(folder.read('staff/plan.md')).toContain('manager: Sam Lee\n');
    expect(folder.read('staff/plan.md')).toContain('next-review: 2026-11-27\n');
  });

  it('fills in a key of the plan that has no value', () => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    folder.write('staff/plan.md', '---\nplan: 1\nmanager:\ncycle: 2027-H1 # hope\n---\n# Plan\n');
    done(folder.run(['init', 'staff', '--manager', 'Sam Lee']));
    expect(folder.read('staff/plan.md')).toBe('---\nplan: 1\nmanager: Sam Lee\ncycle: 2027-H1 # hope\n---\n# Plan\n');
  });

  it('takes a comment for none, and leaves it where it is', () => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    folder.write('staff/plan.md', '---\nplan: 1\nmanager: # later\ncycle:   # 2027\n---\n# Plan\n');
    expect(JSON.parse(done(folder.run(['init', 'staff', '--print-answers', '--json'])))).not.toHaveProperty('manager');
    done(folder.run(['init', 'staff', '--manager', 'Sam Lee', '--cycle', '2027-H1']));
    expect(folder.read('staff/plan.md')).toBe(
      '---\nplan: 1\nmanager: Sam Lee # later\ncycle:   2027-H1 # 2027\n---\n# Plan\n',
    );
  });

  it('takes no earlier manager for the reason', () => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    folder.write('staff/plan.md', '---\nplan: 1\n---\n## Managers\n\n- Sam Lee: 2026-05-04 to 2027-01-10\n');
    done(folder.run(['init', 'staff', '--why', 'Now.']));
    expect(folder.read('staff/plan.md')).toMatch(/## Managers\n\n- Sam Lee[^#]+\n## Why\n\nNow\.\n$/);
  });

  it.each([
    ['next-review: soon', 'soon'],
    ['next-review: [a]', 'a list or map'],
  ])('refuses a date where the plan has %j, which is none', (line, present) => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    const plan = `---\nplan: 1\n${line}\n---\n`;
    folder.write('staff/plan.md', plan);
    const { code, stderr } = folder.run(['init', 'staff', '--next-review', 'friday']);
    expect(code).toBe(3);
    expect(stderr).toContain('E_EXISTS');
    expect(stderr).toContain(`"next-review"`);
    expect(stderr).toContain(`"${present}"`);
    expect(folder.read('staff/plan.md')).toBe(plan);
  });

  it.each([
    ['---\nplan: 1\n---\n# Plan\n', '---\nplan: 1\n---\n# Plan\n\n## Why\n\n\\## First\n\nNow.\n'],
    ['---\nplan: 1\n---\n## Why\n\n## More', '---\nplan: 1\n---\n## Why\n\n\\## First\n\nNow.\n\n## More'],
  ])('adds the reason to %j where it belongs', (plan, expected) => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    folder.write('staff/plan.md', plan);
    done(folder.run(['init', 'staff', '--why', '## First\n\nNow.']));
    expect(folder.read('staff/plan.md')).toBe(expected);
    expect(JSON.parse(done(folder.run(['init', 'staff', '--print-answers', '--json'])))).toMatchObject({
      why: '## First\n\nNow.',
    });
  });

  it('adds the reason to a plan that has none', () => {
    const folder = testFolder();
    done(folder.run(['init', 'staff', ...whoFlags]));
    done(folder.run(['init', 'staff', '--why', 'To work on what spans teams.']));
    expect(folder.read('staff/plan.md')).toContain('To work on what spans teams.');
  });
});

describe('packet init beside a plan that is there already', () => {
  const plan = '---\nplan: 1\nmanager: Sam Lee # hers\nreview-every: 2w\n---\n# Plan\n\n## Why\n\nBecause.\n';

  it('keeps the plan, and writes into it what it has not', () => {
    const folder = testFolder();
    folder.write('staff/plan.md', plan);
    const more = ['--manager', 'Sam Lee', '--next-review', 'friday', '--review-every', '2 weeks', '--cycle', '2027-H1'];
    const said = done(folder.run(['init', 'staff', ...whoFlags, ...more, '--why', 'Because.']));
    expect(said).toContain('next 1:1: Sam Lee, Fri 27 Nov');
    expect(folder.read('staff/plan.md')).toBe(
      plan.replace('review-every: 2w\n', 'review-every: 2w\nnext-review: 2026-11-27\ncycle: 2027-H1\n'),
    );
  });

  it('leaves it as it is where nothing is given', () => {
    const folder = testFolder();
    folder.write('staff/plan.md', plan);
    done(folder.run(['init', 'staff', ...whoFlags]));
    expect(folder.read('staff/plan.md')).toBe(plan);
  });

  it.each([
    ['manager', 'Ana Ruiz'],
    ['review-every', '1 month'],
    ['why', 'Another reason.'],
  ])('refuses another %s, and writes nothing', (key, value) => {
    const folder = testFolder();
    folder.write('staff/plan.md', plan);
    const { code, stderr, stdout } = folder.run(['init', 'staff', ...whoFlags, `--${key}`, value]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(`E_EXISTS  Unexpected other "${key}" than staff/plan.md has, expected "`);
    expect(stderr).toContain('hint: ');
    expect(folder.packetFiles()).toEqual(['staff/plan.md']);
    expect(folder.read('staff/plan.md')).toBe(plan);
  });

  it('proposes what it says', async () => {
    const folder = testFolder();
    folder.write('staff/plan.md', plan);
    const terminal = openTerminal(folder, ['init', 'staff', ...whoFlags], { env: { ACCESSIBLE: '1', NO_COLOR: '1' } });
    for (const label of ['Your name', 'Your level today', 'The level that you aim for', 'Your manager [Sam Lee]']) {
      await terminal.answer(label, '');
    }
    await terminal.answer('Your next 1:1', '4 Dec');
    await terminal.answer('Why you want this [Because.]', '');
    await terminal.waitFor('Saved');
    await terminal.waitFor('Go on');
    expect(folder.read('staff/plan.md')).toBe(plan.replace('2w\n', '2w\nnext-review: 2026-12-04\n'));
  });
});

describe('where the packet goes', () => {
  it('takes a folder beside the current one', () => {
    const folder = testFolder();
    mkdirSync(join(folder.path, 'here'));
    done(folder.run(['init', '../x', ...whoFlags], { cwd: 'here' }));
    expect(folder.packetFiles()).toEqual(['x/packet.md', 'x/plan.md']);
  });

  it('takes a name in any script, with spaces, with line breaks', () => {
    const folder = testFolder();
    for (const name of ['昇進', 'my packet', 'a\nb', '{{x}}', '$(x)']) {
      done(folder.run(['init', name, ...whoFlags]));
      expect(folder.files()).toContain(`${name}/packet.md`);
      expect(done(folder.run(['status', '-C', name]))).toContain('Dana Reyes');
    }
  });

  it('refuses a name that is longer than the system takes', () => {
    const folder = testFolder();
    const { code, stderr } = folder.run(['init', '🎉'.repeat(300), ...whoFlags]);
    expect(code).toBe(4);
    expect(stderr).toContain('name is too long');
    expect(stderr).toContain('hint: ');
    expect(folder.files()).toEqual([]);
  });

  it('takes a name that looks like a flag after --', () => {
    const folder = testFolder();
    done(folder.run(['init', ...whoFlags, '--', '-rf']));
    expect(folder.packetFiles()).toEqual(['-rf/packet.md', '-rf/plan.md']);
    expect(folder.run(['init', ...whoFlags, '-rf']).code).toBe(2);
  });

  it('refuses a file as a folder', () => {
    const folder = testFolder();
    folder.write('staff', 'mine');
    const { code, stderr } = folder.run(['init', 'staff', ...whoFlags]);
    expect(code).toBe(4);
    expect(stderr).toContain('hint: ');
    expect(folder.read('staff')).toBe('mine');
  });

  it.each([Buffer.from('{ "name": "\xe1" }', 'latin1'), '{', 'nul \0'])(
    'is started below a package.json that is none: %j',
    (content) => {
      const folder = testFolder();
      folder.write('package.json', content);
      mkdirSync(join(folder.path, 'in/package.json'), { recursive: true });
      done(folder.run(['init', 'in/staff', ...whoFlags]));
    },
  );

  it('is the current folder where none is named', () => {
    const folder = testFolder();
    done(folder.run(['init', ...whoFlags]));
    expect(folder.packetFiles()).toEqual(['packet.md', 'plan.md']);
  });
});

describe('several packets in a repository', () => {
  function two(): TestFolder {
    const folder = testFolder();
    mkdirSync(join(folder.path, '.git'));
    done(folder.run(['init', 'staff', ...whoFlags, '--no-commit']));
    const who = ['--author', 'Dana Reyes', '--from', 'Staff', '--to', 'Principal'];
    done(folder.run(['init', 'principal', ...who, '--no-commit']));
    return folder;
  }

  it('names them where it cannot know which one is meant', () => {
    const { code, stderr, stdout } = two().run(['status']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('staff');
    expect(stderr).toContain('principal');
    expect(stderr).toContain('--packet');
  });

  it('takes the one that is named, or the one that one is in', () => {
    const folder = two();
    expect(done(folder.run(['--packet', 'principal']))).toContain('Staff to Principal');
    expect(done(folder.run(['status', '-p', 'staff']))).toContain('Senior Engineer to Staff Engineer');
    expect(done(folder.run([], { cwd: 'staff' }))).toContain('Senior Engineer to Staff Engineer');
    expect(done(folder.run(['init', '--print-answers', '-p', 'principal']))).toContain('to: Principal');
    expect(folder.run(['status', '-p', 'other']).code).toBe(3);
  });
});

describe('packet init in a repository that has a packet elsewhere', () => {
  function repositoryWith(...names: readonly string[]): TestFolder {
    const folder = testFolder();
    mkdirSync(join(folder.path, '.git'));
    mkdirSync(join(folder.path, 'notes'));
    for (const name of names) done(folder.run(['init', name, ...whoFlags, '--no-commit']));
    return folder;
  }
  const other = ['--author', 'Dana Reyes', '--from', 'Staff', '--to', 'Principal', '--no-commit'];

  it('starts one in the current folder', () => {
    const folder = repositoryWith('staff');
    const before = folder.read('staff/plan.md');
    done(folder.run(['init', ...other, '--manager', 'Sam Lee'], { cwd: 'notes' }));
    expect(folder.packetFiles()).toContain('notes/packet.md');
    expect(folder.read('staff/plan.md')).toBe(before);
    expect(done(folder.run(['init', '--print-answers']))).toMatch(/^author: +#/m);
  });

  it('goes on with the one that one is in, or that is named', () => {
    const folder = repositoryWith('staff', 'other');
    mkdirSync(join(folder.path, 'staff/drawings'));
    done(folder.run(['init', '--manager', 'Sam Lee', '--no-commit'], { cwd: 'staff/drawings' }));
    expect(folder.read('staff/plan.md')).toContain('manager: Sam Lee\n');
    done(folder.run(['init', '-p', 'other', '--manager', 'Ana Ruiz', '--no-commit'], { cwd: 'staff' }));
    expect(folder.read('other/plan.md')).toContain('manager: Ana Ruiz\n');
  });

  it('is told to choose between a folder and a name', () => {
    const folder = repositoryWith('staff');
    const { code, stderr } = folder.run(['init', 'new', '-p', 'staff', ...other]);
    expect(code).toBe(2);
    expect(stderr).toContain('E_USAGE  Unexpected --packet beside the folder "new", expected one of them\nhint: ');
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });

  it('is proposed with the folder where status has found one below', () => {
    const folder = repositoryWith('my packet');
    expect(done(folder.run(['status']))).toContain(`(use "packet init 'my packet'")`);
    expect(done(folder.run(['status'], { cwd: 'my packet' }))).toContain('(use "packet init")');
  });
});

describe('a packet that cannot be read', () => {
  it('does not stand in the way of another', () => {
    const folder = testFolder();
    mkdirSync(join(folder.path, '.git'));
    done(folder.run(['init', 'good', ...whoFlags, '--no-commit']));
    folder.write('a/packet.md', '---\npacket: [\n---\n');
    expect(done(folder.run(['status', '-p', 'good']))).toContain('Dana Reyes');
    expect(folder.run(['status', '-p', 'a']).stderr).toContain('a/packet.md:');
    const { code, stderr } = folder.run(['status']);
    expect(code).toBe(2);
    expect(stderr).toContain('a, good');
  });
});

describe('a template of the user', () => {
  const path = join(repository, 'test/fixtures/templates/werkstatt');
  const answers = `author: Dana Reyes
from: Geselle
to: Werkstattleiter
answers:
  stücke:
    - title: Die Orgel in Hofdorf
      Zeitraum: 2025 bis 2026
`;

  it('is kept with the packet, which later commands find', () => {
    const folder = testFolder();
    done(initWith(folder, answers, 'mappe', ['--template', path]));
    expect(folder.read('mappe/packet.md')).toContain('template: werkstatt\n');
    expect(folder.read('mappe/packet.md')).toContain('Die Orgel in Hofdorf');
    expect(folder.read('mappe/packet.md')).toContain('_Noch offen._');
    const status = done(folder.run([], { cwd: 'mappe' }));
    expect(status).toContain('Woran hast du gearbeitet?');
    expect(status).toContain('1 Stück');
    const printed = done(folder.run(['init', '--print-answers'], { cwd: 'mappe' }));
    done(initWith(folder, printed, 'zweite', ['--template', path]));
    expect(folder.read('zweite/packet.md')).toBe(folder.read('mappe/packet.md'));
  });

  it.each([
    ['.', ''],
    ['..', 'below'],
    ['./', ''],
  ])('is kept with the packet when it is named %s', (name, below) => {
    const folder = testFolder();
    cpSync(path, join(folder.path, 'mine'), { recursive: true });
    mkdirSync(join(folder.path, 'mine/below'));
    const cwd = join('mine', below);
    const staff = join(folder.path, 'staff');
    done(folder.run(['init', staff, '--answers', '-', '--template', name], { input: answers, cwd }));
    expect(done(folder.run([], { cwd: 'staff' }))).toContain('Woran hast du gearbeitet?');
    done(folder.run(['init', staff, '--answers', '-', '--template', name], { input: answers, cwd }));
    expect(folder.run(['init', staff, ...whoFlags, '--template', path.replace('werkstatt', '')]).code).toBe(2);
  });

  it('is staff where packet.md names none, and never a path', () => {
    const folder = testFolder();
    done(folder.run(['init', ...whoFlags]));
    const packet = folder.read('packet.md');
    folder.write('packet.md', packet.replace('template: staff', 'template:'));
    expect(done(folder.run([]))).toContain('What did you do?');
    cpSync(path, join(folder.path, 'mine'), { recursive: true });
    for (const name of ['.', './mine']) {
      folder.write('packet.md', packet.replace('template: staff', `template: ${name}`));
      const { code, stderr } = folder.run([]);
      expect(code).toBe(3);
      expect(stderr).toContain(`packet.md:3:11  E_FRONT_MATTER  Unexpected path "${name}" as template`);
    }
  });

  it('is refused where it is named with no name', () => {
    const { code, stderr } = testFolder().run(['init', ...whoFlags, '--template', '']);
    expect(code).toBe(2);
    expect(stderr).toContain('E_USAGE  Unexpected empty --template, expected a name or a path\nhint: ');
  });

  it('prints its own blank answers', () => {
    const blank = done(testFolder().run(['init', '--print-answers', '--template', path]));
    expect(blank).toContain('stücke:');
    expect(blank).not.toContain('projects:');
  });

  it('is refused where it is not there, with what is expected', () => {
    const folder = testFolder();
    const { code, stderr } = folder.run(['init', 'x', ...whoFlags, '--template', 'staf']);
    expect(code).toBe(2);
    expect(stderr).toContain('staff');
    expect(folder.files()).toEqual([]);
  });

  it('leaves nothing behind where an answer is wrong', () => {
    const folder = testFolder();
    expect(initWith(folder, `${answers}      Zeitram: x\n`, 'mappe', ['--template', path]).code).toBe(2);
    expect(initWith(folder, answers.replace(/^from.*\n/m, ''), 'mappe', ['--template', path]).code).toBe(2);
    expect(folder.files()).toEqual([]);
  });
});
