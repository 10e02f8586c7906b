import { chmodSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repository, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';
import { gitIn } from './folder-state.ts';
import { changeTalk, gapTalk, noteTalk, outcomeTalk, plainTalk, remarksTalk, richTalk, type Talk } from './talk.ts';

/** Runs packet in the scenario's folder, with the environment of its runs. */
type Run = (words: readonly string[], input?: string) => Outcome;

/** Makes a state, through the program; the folder is a git repository by then, or is none. */
type SetUp = (folder: TestFolder, run: Run) => void;

/** A command that writes, in a state of the folder in which it has something to write. */
export interface WritingCommand {
  readonly name: string;
  readonly setUp: SetUp;
  readonly words: readonly string[];
  /** Over the environment of the folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is run next where it has ended with 0, since it would then do something else. */
  readonly next?: readonly string[];
  /** Whether it adds something each time that it is run: once more where nobody can know that it was done. */
  readonly isAdding?: true;
  /** Who answers, where the command asks: the first time, and when it is run again. */
  readonly talk?: { readonly first: Talk; readonly again: Talk };
}

const first = {
  author: 'Ana Ruiz',
  from: 'Senior Engineer',
  to: 'Staff Engineer',
  manager: 'Sam Lee',
  why: 'To grow.',
  answers: { glue: 'Weekly triage.' },
};
const second = {
  'next-review': '2026-12-04',
  answers: { gaps: { none: 'asked Sam on 3 May' }, impact: [{ title: 'Label latency', Before: '900 ms' }] },
};

const nothing: SetUp = () => undefined;

/** The answers that the command takes from a file. */
const answers: SetUp = (folder) => {
  folder.write('answers.json', JSON.stringify(first));
};

const answeredOnce: SetUp = (_, run) => {
  run(['init', 'staff', '--answers', '-'], JSON.stringify(first));
};

const answeredTwice: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  run(['init', 'staff', '--answers', '-'], JSON.stringify(second));
};

/** A packet whose packet.md lies elsewhere. */
const linked: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  mkdirSync(join(folder.path, 'papers'));
  renameSync(join(folder.path, 'staff/packet.md'), join(folder.path, 'papers/packet.md'));
  symlinkSync('../papers/packet.md', join(folder.path, 'staff/packet.md'));
};

/** A packet of another mode than new ones, and more answers. */
const moreAnswers: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  chmodSync(join(folder.path, 'staff/packet.md'), 0o640);
  folder.write('answers.json', JSON.stringify(second));
};

/** One question is open, and its answer there. */
const allButOne: SetUp = (folder, run) => {
  const ids = ['projects', 'leverage', 'impact', 'mentoring', 'advocates', 'gaps'];
  const most = Object.fromEntries(ids.map((id) => [id, 'Words.']));
  run(['init', 'staff', '--answers', '-'], JSON.stringify({ ...first, answers: most }));
  folder.write('answers.json', JSON.stringify({ answers: { glue: 'Weekly triage.' } }));
};

const ownTemplate: SetUp = (folder) => {
  folder.copy(join(repository, 'test/fixtures/templates/werkstatt'), 'werkstatt');
};

/** In a repository, a remote that nobody was told of. */
const remote: SetUp = (folder) => {
  gitIn(folder, 'remote', 'add', 'origin', 'https://git.example/dana/packets.git');
};

const newPacket: SetUp = (_, run) => {
  run(['init', 'staff', ...whoFlags, '--no-commit']);
};

/** A packet without answers, and two notes. */
const noted: SetUp = (folder, run) => {
  newPacket(folder, run);
  for (const note of ['Ana asked for the runbook', 'Jo too']) run(['add', note, '-C', 'staff']);
};

/** A question that waits for the next 1:1. */
const queued: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  run(['review', 'ask', 'Is it the right work?', '-C', 'staff']);
};

/** A 1:1 of which something is kept. */
const reviewed: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  run(['review', 'done', '--heard', 'Words.', '--agreed', 'Sam: who decides?', '-C', 'staff']);
};

/** A 1:1 of which two agreements are open. */
const agreed: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  const both = ['--agreed', 'Sam: who decides?', '--agreed', 'me: the memo'];
  run(['review', 'done', '--goal-shared', ...both, '-C', 'staff']);
};

/** A 1:1 that was planned, the day before, and of which nothing is kept. */
const planned: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  const plan = folder.read('staff/plan.md');
  folder.write('staff/plan.md', plan.replace(/^---\n/, '---\nnext-review: 2026-11-19\n'));
};

/** A calendar that was handed out, and a date that has changed since. */
const handedOut: SetUp = (folder, run) => {
  answeredTwice(folder, run);
  run(['review', 'calendar', '-o', 'packet.ics', '-C', 'staff']);
  run(['review', 'schedule', '2026-12-11', '-C', 'staff']);
};

/** A packet with a gap, with which one was promoted. */
const promoted: SetUp = (folder, run) => {
  answeredTwice(folder, run);
  run(['add', 'Writing for executives', '--to', 'gaps', '-C', 'staff']);
  run(['cycle', 'promoted', '-C', 'staff']);
};

/** A round with a reader who is silent. */
const asked: SetUp = (folder, run) => {
  answeredTwice(folder, run);
  run(['round', 'peers', '--with', 'Jo Park:Staff', '-C', 'staff']);
};

/** Private files that others can read, and that git would take along. */
const exposed: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  remote(folder, run);
  chmodSync(join(folder.path, 'staff/plan.md'), 0o644);
};

/** A packet that went out to a reader, and what came back. */
const sentOut: SetUp = (folder, run) => {
  answeredTwice(folder, run);
  run(['round', 'peers', '--with', 'Jo Park', '-C', 'staff']);
  const sent = folder.read('staff/rounds/01-peers/to-jo-park.md');
  folder.write('reply.md', `${sent.replace('triage.', 'triage of Gr\u00f6\u00dfe.')}\n\nOne thing more.\n`);
};

const sentBack: SetUp = (folder, run) => {
  sentOut(folder, run);
  run(['round', 'feedback', '--from', 'Jo Park', '-F', '../reply.md', '-C', 'staff']);
};

/** What the manager said names a gap. */
const gapNamed: SetUp = (folder, run) => {
  answeredOnce(folder, run);
  run(['round', 'manager', '-C', 'staff']);
  const file = 'staff/rounds/01-manager.md';
  folder.write(
    file,
    folder.read(file).replace('## Feedback\n', '## Feedback\n\n- [ ] gaps: Scope is small. (Sam Lee)\n'),
  );
};

const repair = ['doctor', '--fix', '-C', 'staff'];

/** Every command that writes. A new one joins by a row. */
export const writingCommands: readonly WritingCommand[] = [
  { name: 'init, a new packet', setUp: answers, words: ['init', 'staff', '--answers', 'answers.json'] },
  { name: 'init, going on', setUp: moreAnswers, words: ['init', 'staff', '--answers', 'answers.json'] },
  { name: 'init, where a push goes somewhere', setUp: remote, words: ['init', 'staff', ...whoFlags] },
  {
    name: "init, with a template of one's own",
    setUp: ownTemplate,
    words: ['init', 'staff', '--template', './werkstatt', ...whoFlags],
  },
  {
    name: 'init, an interview in plain lines',
    setUp: nothing,
    words: ['init', 'staff'],
    talk: { first: plainTalk, again: plainTalk },
  },
  {
    name: 'init, an interview edited in place',
    setUp: nothing,
    words: ['init', 'staff'],
    talk: { first: richTalk, again: plainTalk },
  },
  { name: 'config', setUp: answeredOnce, words: ['config', 'keys', 'false', '-C', 'staff'] },
  { name: 'config --user', setUp: answeredOnce, words: ['config', 'keys', 'false', '--user'] },
  { name: 'undo of an answer', setUp: answeredTwice, words: ['undo', '--yes', '-C', 'staff'], next: repair },
  { name: 'undo of a new packet', setUp: newPacket, words: ['undo', '--yes', '-C', 'staff'], next: repair },
  { name: 'versions --restore', setUp: answeredTwice, words: ['versions', '--restore', '1', '-C', 'staff'] },
  { name: 'doctor --fix', setUp: exposed, words: repair },
  { name: 'edit, by a text', setUp: answeredOnce, words: ['edit', 'glue', '-m', 'Triage since April.', '-C', 'staff'] },
  {
    name: 'edit, by a text that is added',
    setUp: answeredOnce,
    words: ['edit', 'glue', '-m', 'Since April.', '--append', '-C', 'staff'],
    isAdding: true,
    next: repair,
  },
  {
    name: 'edit, by a field',
    setUp: answeredTwice,
    words: ['edit', 'impact', '--entry', 'Label latency', '--field', 'After=310 ms', '-C', 'staff'],
  },
  {
    name: 'edit, of a packet.md that is a link',
    setUp: linked,
    words: ['edit', 'glue', '-m', 'Triage since April.', '-C', 'staff'],
  },
  {
    name: 'edit, in the editor',
    setUp: answeredOnce,
    words: ['edit', 'glue', '-C', 'staff'],
    env: { PACKET_EDITOR: "sed -i 's/Weekly triage/Triage since April/'" },
  },
  {
    name: 'add',
    setUp: answeredOnce,
    words: ['add', 'Ana asked for the runbook #glue', '-C', 'staff'],
    isAdding: true,
    next: repair,
  },
  {
    name: 'add --to',
    setUp: answeredTwice,
    words: ['add', 'Calls to depots', '--to', 'impact', '-C', 'staff'],
    isAdding: true,
    next: repair,
  },
  {
    name: 'add --sort',
    setUp: noted,
    words: ['add', '--sort', '-C', 'staff'],
    talk: { first: plainTalk, again: plainTalk },
  },
  {
    name: 'cycle, its calendar',
    setUp: answeredOnce,
    words: ['cycle', '--name', '2027-H1', '--decision', '2027-03-30', '-C', 'staff'],
  },
  { name: 'cycle submitted', setUp: answeredOnce, words: ['cycle', 'submitted', '-C', 'staff'] },
  {
    name: 'cycle declined',
    setUp: answeredTwice,
    words: ['cycle', 'declined', '--reason', 'Scope', '--plan', 'Lead it', '--not-mine', 'No budget', '-C', 'staff'],
  },
  {
    name: 'cycle declined, in a conversation',
    setUp: answeredTwice,
    words: ['cycle', 'declined', '-C', 'staff'],
    talk: { first: plainTalk, again: plainTalk },
  },
  { name: 'init --after', setUp: promoted, words: ['init', 'next', '--after', 'staff', '--to', 'Principal Engineer'] },
  { name: 'status --done', setUp: answeredOnce, words: ['status', '--done', 'write', '-C', 'staff'] },
  {
    name: 'status --waive',
    setUp: answeredOnce,
    words: ['status', '--waive', 'peer-edit', '--reason', 'nobody has seen it', '-C', 'staff'],
  },
  { name: 'manager', setUp: answeredOnce, words: ['manager', 'Kim Cho', '-C', 'staff'] },
  {
    name: 'manager --brief',
    setUp: reviewed,
    words: ['manager', '--brief', '-o', 'hand-off.md', '-C', 'staff'],
  },
  {
    name: 'review calendar',
    setUp: answeredTwice,
    words: ['review', 'calendar', '-o', 'packet.ics', '-C', 'staff'],
  },
  {
    name: 'review calendar, once more',
    setUp: handedOut,
    words: ['review', 'calendar', '-o', 'packet.ics', '-C', 'staff'],
  },
  {
    name: 'review ask',
    setUp: answeredOnce,
    words: ['review', 'ask', 'Is it the right work?', '-C', 'staff'],
  },
  {
    name: 'review schedule',
    setUp: answeredOnce,
    words: ['review', 'schedule', '2026-12-04', '--every', '2w', '-C', 'staff'],
  },
  {
    name: 'review done',
    setUp: queued,
    words: [
      ...['review', 'done', '--goal-shared', '--heard', 'The numbers are not there.', '--agreed', 'Sam: who decides?'],
      ...[
        '--step',
        'Skip-level reads it',
        '--gap',
        'Scope: the memo, by 2027-02-01',
        '--next',
        '2026-12-18',
        '-C',
        'staff',
      ],
    ],
  },
  {
    name: 'review done, once more',
    setUp: reviewed,
    words: [
      ...['review', 'done', '--heard', 'One thing more.', '--gap', 'Scope: the memo, by 2027-02-01'],
      ...['--date', '2026-11-20', '-C', 'staff'],
    ],
  },
  {
    name: 'review done, of a planned day',
    setUp: planned,
    words: ['review', 'done', '--heard', 'Words.', '--next', '2026-12-18', '-C', 'staff'],
    // What is told once more is of another day.
    isAdding: true,
    next: repair,
  },
  {
    name: 'review done, an interview',
    setUp: queued,
    words: ['review', 'done', '-C', 'staff'],
    talk: { first: outcomeTalk, again: outcomeTalk },
  },
  {
    name: 'review tick',
    setUp: agreed,
    words: ['review', 'tick', '1', '-C', 'staff'],
    // The next one has its number then.
    isAdding: true,
    next: repair,
  },
  { name: 'review tick, by words', setUp: agreed, words: ['review', 'tick', 'who decides', '-C', 'staff'] },
  {
    name: 'round feedback',
    setUp: sentOut,
    words: ['round', 'feedback', '--from', 'Jo Park', '-F', '../reply.md', '-C', 'staff'],
  },
  {
    name: 'round feedback --done',
    setUp: sentBack,
    words: ['round', 'feedback', '--done', '1', '-C', 'staff'],
    next: repair,
  },
  {
    name: 'round feedback, by hand',
    setUp: asked,
    words: ['round', 'feedback', '--from', 'Jo Park', '-C', 'staff'],
    talk: { first: remarksTalk, again: remarksTalk },
  },
  {
    name: 'round feedback, a change that is taken',
    setUp: sentOut,
    words: ['round', 'feedback', '--from', 'Jo Park', '-F', '../reply.md', '-C', 'staff'],
    talk: { first: changeTalk, again: changeTalk },
  },
  { name: 'init, the last open question', setUp: allButOne, words: ['init', 'staff', '--answers', 'answers.json'] },
  {
    name: 'round self',
    setUp: answeredOnce,
    words: ['round', 'self', '--read', 'glue', '-C', 'staff'],
  },
  {
    name: 'round self, an interview',
    setUp: answeredOnce,
    words: ['round', 'self', '-C', 'staff'],
    talk: { first: noteTalk, again: noteTalk },
  },
  {
    name: 'round peers',
    setUp: answeredTwice,
    words: ['round', 'peers', '--with', 'Jo Park:Staff', '-C', 'staff'],
  },
  {
    name: 'round add',
    setUp: asked,
    words: ['round', 'add', 'Kim Cho', '-C', 'staff'],
  },
  {
    name: 'round answered',
    setUp: asked,
    words: ['round', 'answered', 'Jo', '-C', 'staff'],
  },
  {
    name: 'round remind',
    setUp: asked,
    words: ['round', 'remind', '--all', '-C', 'staff'],
  },
  { name: 'round close', setUp: asked, words: ['round', 'close', '-C', 'staff'] },
  { name: 'round manager', setUp: answeredTwice, words: ['round', 'manager', '--due', '2026-12-04', '-C', 'staff'] },
  { name: 'round sponsor', setUp: answeredTwice, words: ['round', 'sponsor', 'Kim Cho', '-C', 'staff'] },
  {
    name: 'round manager, a gap that came back',
    setUp: gapNamed,
    words: ['round', 'manager', '-C', 'staff'],
    talk: { first: gapTalk, again: gapTalk },
  },
  {
    name: 'round manager --gap',
    setUp: answeredTwice,
    words: ['round', 'manager', '--gap', 'Scope: lead the memo, by 2027-02-01', '-C', 'staff'],
  },
];
