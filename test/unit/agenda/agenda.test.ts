import { describe, expect, it } from 'vitest';
import { agendaOf, type Agenda } from '../../../src/core/agenda/agenda.ts';
import { occasionOf, type AgendaWish } from '../../../src/core/agenda/occasion.ts';
import { publicPapers } from '../../../src/core/agenda/public-papers.ts';
import { parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { standingOf } from '../../../src/core/workflow/standing.ts';
import { agendaMarkdown } from '../../../src/view/agenda-markdown.ts';
import { agendaText } from '../../../src/view/agenda-text.ts';
import { plainStyler } from '../../../src/view/styler.ts';
import { allCommands, papersOf, type PapersText } from '../../support/papers.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const front = '---\npacket: 1\nauthor: Dana Reyes\nfrom: Senior\nto: Staff\nstarted: 2026-11-20\n---\n';
const templateWithProjects = {
  ...plainTemplate,
  questions: plainTemplate.questions.map((question, index) =>
    index === 0
      ? {
          ...question,
          meaning: 'projects' as const,
          fields: question.fields.map((field) =>
            field.id === 'outcome' ? { ...field, meaning: 'outcome' as const } : field,
          ),
        }
      : question,
  ),
};

/** The same with a second question for gaps. */
const templateWithGaps = {
  ...templateWithProjects,
  questions: templateWithProjects.questions.map((question, index) =>
    index === 1
      ? {
          ...question,
          meaning: 'gaps' as const,
          fields: question.fields.map((field) =>
            field.id === 'after' ? { ...field, meaning: 'look-again' as const } : field,
          ),
        }
      : question,
  ),
};

interface Scene extends PapersText {
  readonly hasGaps?: boolean;
  readonly now?: string;
  readonly before?: string;
  readonly today?: string;
  readonly wish?: AgendaWish;
  readonly isCopy?: boolean;
}

function agendaIn(scene: Scene): Agenda {
  const { now = '', before, today = '2027-01-08', wish = {}, isCopy = false, hasGaps = false, ...text } = scene;
  const template = hasGaps ? templateWithGaps : templateWithProjects;
  const papers = { ...papersOf(text), template };
  const read = (body: string): ReturnType<typeof parseDocument> =>
    parseDocument('packet.md', front + body, template, parseYamlBlock);
  const texts = { now: read(now), before: before === undefined ? undefined : read(before) };
  const shown = isCopy ? publicPapers(papers) : papers;
  return agendaOf(shown, occasionOf(papers, today, wish), texts, standingOf(papers, today, allCommands), isCopy);
}

const told = (agreed = '', more = ''): string =>
  `---\nwith: Sam Lee\nrelation: manager\ngoal-shared: yes\n---\n\n## Heard\n\n- x\n\n## Agreed\n\n${agreed}\n${more}`;
const keys = 'manager: Sam Lee\nreview-every: 1 month\nnext-review: 2027-01-08';

describe('the 1:1 that an agenda is for', () => {
  it('is the first with a manager who does not know', () => {
    const agenda = agendaIn({ keys });
    expect(agenda.occasion).toMatchObject({ with: 'Sam Lee', kind: 'first', date: '2027-01-08', last: undefined });
    expect(agenda.ask.map(({ text }) => text)).toEqual([
      'What is missing in it, and what would you emphasize?',
      'Which steps does our process add?',
      'What has to be handed in, in which form, and by when?',
      'Who decides, and who speaks for me there?',
      'Is there a slot for it in our group, and what would make one?',
    ]);
  });

  it('is a regular one once the goal was shared', () => {
    const agenda = agendaIn({ keys, reviews: { '2026-12-11.md': told() } });
    expect(agenda.occasion).toMatchObject({ kind: 'regular', last: { days: 28 } });
    expect(agenda.goal).toBeUndefined();
  });

  it('is the first with a new manager, who hears of the earlier one', () => {
    const agenda = agendaIn({
      keys: 'manager: Kim Cho\nmanager-since: 2026-12-20',
      plan: '## Managers\n\n- Sam Lee: 2026-05-04 to 2026-12-19\n',
      reviews: { '2026-12-11.md': told('- [ ] Sam: introduce me') },
    });
    expect(agenda.occasion.kind).toBe('new-manager');
    expect(agenda.goal).toBe('I am working towards Staff, and Sam Lee knows of it. This is my packet so far.');
    expect(agenda.ask[0]?.text).toBe('What has Sam Lee told you about it?');
    expect(agenda.owed.map(({ text }) => text)).toEqual(['introduce me']);
  });

  it('is the first with a new manager where the earlier one was never told', () => {
    const scene = {
      keys: 'manager: Kim Cho\nmanager-since: 2026-12-20',
      plan: '## Managers\n\n- Sam Lee: 2026-05-04 to 2026-12-19\n',
      now: '\n## What did you do?\n\n### Label split\n\n- Outcome: faster\n',
    };
    const untold = agendaIn({ ...scene, reviews: { '2026-12-11.md': '---\nwith: Sam Lee\n---\n## Heard\n- x\n' } });
    expect(untold.occasion.kind).toBe('first');
    expect(untold.goal).toBe('I am working towards Staff.');
    expect(untold.ask.map(({ text }) => text)).not.toContain('What has Sam Lee told you about it?');
    const marked = agendaIn({ ...scene, plan: `${scene.plan}\n## Done\n\n- manager: 2026-12-01\n` });
    expect(marked.goal).toContain('Sam Lee knows of it');
    const other = agendaIn({
      ...scene,
      reviews: { '2026-12-12.md': '---\nwith: Rae Ito\ngoal-shared: yes\n---\n## Heard\n- x\n' },
    });
    expect(other.occasion.kind).toBe('new-manager');
    expect(other.goal).not.toContain('Sam Lee');
    expect(other.ask[0]?.text).toBe('What have you heard about it?');
  });

  it('is with a new manager where a box without a date is older than they are', () => {
    const plan = '## Managers\n\n- Sam Lee: 2026-05-04 to 2026-12-19\n\n## Done\n\n- manager\n';
    const agenda = agendaIn({ keys: 'manager: Kim Cho\nmanager-since: 2026-12-20', plan });
    expect(agenda.occasion.kind).toBe('new-manager');
  });

  it('is with somebody else, by an earlier review or as it is said', () => {
    const reviews = {
      '2026-12-11.md': told(),
      '2026-12-12.md': '---\nwith: Rae Ito\nrelation: sponsor\n---\n## Heard\n- y\n',
    };
    expect(agendaIn({ keys, reviews, wish: { with: 'rae ito' } }).occasion).toMatchObject({
      relation: 'sponsor',
      last: { days: 27 },
    });
    expect(agendaIn({ keys, reviews, wish: { with: 'Kim', relation: 'skip-level' } }).occasion).toMatchObject({
      relation: 'skip-level',
      last: undefined,
      date: undefined,
    });
  });

  it('has passed where nothing is kept of it', () => {
    const { occasion } = agendaIn({ keys, today: '2027-01-20', reviews: { '2026-12-11.md': told() } });
    expect(occasion).toMatchObject({ date: '2027-01-08', isUnkept: true });
  });
});

describe('what is owed', () => {
  const reviews = {
    '2026-10-02.md': told('- [ ] me: old memo'),
    '2026-12-11.md': told('- [ ] Sam: who decides, by 2027-01-02\n- [ ] me: memo\n- [x] me: done\n- Kim: HR'),
  };

  it('is past its day, then theirs, then mine, the oldest first', () => {
    const { owed, kept } = agendaIn({ keys, reviews });
    expect(owed.map(({ owner, text, isLate, age }) => [owner, text, isLate, age])).toEqual([
      ['Sam', 'who decides', true, 28],
      ['Kim', 'HR', false, 28],
      ['me', 'old memo', false, 98],
      ['me', 'memo', false, 28],
    ]);
    expect(kept.map(({ text }) => text)).toEqual(['done']);
  });

  it('is not what was agreed with somebody else', () => {
    const other = { '2026-12-12.md': '---\nwith: Rae Ito\nrelation: sponsor\n---\n## Agreed\n- [ ] me: call Rae\n' };
    expect(agendaIn({ keys, reviews: { ...other, '2026-12-11.md': told() } }).owed).toEqual([]);
    expect(agendaIn({ keys, reviews: other, wish: { with: 'Rae Ito' } }).owed).toHaveLength(1);
  });
});

describe('what to ask', () => {
  it("is one's own first, and what was not asked before; at most five", () => {
    const { ask, askLeft } = agendaIn({
      keys,
      reviews: {
        '2026-12-11.md': told('', '\n## To ask\n\n- [ ] Left over?\n- [x] Asked\n- No box\n'),
        'next.md': `## To ask\n\n${['a', 'b', 'c', 'd', 'e'].map((each) => `- [ ] ${each}?`).join('\n')}\n- [x] put\n`,
      },
    });
    expect(ask.map(({ text }) => text)).toEqual(['a?', 'b?', 'c?', 'd?', 'e?']);
    expect(askLeft).toBe(1);
  });

  it('is what is handed in first, in the week before that', () => {
    const scene = {
      keys: `${keys}\ncycle: 2027-H1\ndocument-due: 2027-01-15`,
      hasGaps: true,
      now: '## Quantifiable impact\n\n- **Scope**\n  - After: 2027-01-01\n',
      reviews: { '2026-12-11.md': told() },
    };
    expect(agendaIn(scene).ask[0]?.text).toBe('What would you still change before it is handed in?');
    expect(agendaIn({ ...scene, today: '2027-01-04' }).ask[0]?.text).toBe('"Scope": is that still a gap?');
  });

  it('is what was said once a cycle is declined', () => {
    const { ask } = agendaIn({
      keys: `${keys}\ncycle: 2026-H2`,
      plan: '## Cycles\n\n- 2026-H2: submitted 2026-11-30, declined 2026-12-20\n',
      reviews: { '2026-12-11.md': told() },
    });
    expect(ask[0]?.text).toBe('What was said, in their words?');
  });
});

describe('what to say first', () => {
  const before = '## What did you do?\n\n### Old\n\n- Outcome: 1\n';

  it('is the strongest of what is new, without Markdown', () => {
    const now = `${before}\n### [New **one**](https://docs.example)\n\n- Outcome: p95 at \`310 ms\`\n\n### Later\n\n- Planned: 2027-Q1\n`;
    const { sayFirst, changed } = agendaIn({ keys, now, before, reviews: { '2026-12-11.md': told() } });
    expect(sayFirst?.text).toBe('New one: p95 at 310 ms.');
    expect(changed?.map(({ words }) => words)).toEqual(['two new entries, New one and Later']);
  });

  it('is a note where nothing is, and otherwise honest', () => {
    const scene = { keys, now: before, before, reviews: { '2026-12-11.md': told() } };
    expect(agendaIn({ ...scene, notes: '- 2026-12-20 Cut p95\n- 2026-12-01 Old\n' }).sayNote?.text).toBe('Cut p95');
    expect(
      agendaText(
        agendaIn(scene),
        80,
        plainStyler((text) => text),
      ),
    ).toContain('Nothing new in the packet since 11 Dec 2026; say what took the time.');
  });
});

describe('the words of an agenda', () => {
  const shown = (scene: Scene): string =>
    agendaText(
      agendaIn(scene),
      80,
      plainStyler((text) => text),
    );

  it('name together who has been silent for as long, and nobody who was asked some days ago', () => {
    const rounds = {
      '1-peers.md':
        '---\nkind: peers\nopened: 2026-12-01\n---\n## Readers\n- [ ] Jo Park: asked 2026-12-23\n- [ ] Ana Ruiz: asked 2026-12-23\n- [ ] Bo Lindqvist: asked 2027-01-05\n',
    };
    const text = shown({ keys, reviews: { '2026-12-11.md': told() }, rounds });
    expect(text).toContain('Dates       Jo Park and Ana Ruiz silent for 16 days\n');
    expect(text).not.toContain('Bo Lindqvist');
  });

  it('say once that nothing is new', () => {
    const before = '## What did you do?\n\n### Old\n\n- Outcome: 1\n';
    const scene = { keys, now: before, before, reviews: { '2026-12-11.md': told() } };
    expect(shown(scene)).not.toContain('Changed');
    expect(shown({ ...scene, notes: '- 2026-12-20 Cut p95\n' })).toContain(
      'Changed     Nothing in the packet since 11 Dec 2026.',
    );
  });

  it('ask about a step of the plan without its day, which stands in the status', () => {
    const plan = '## Our own steps\n\n- [ ] Skip-level reads it, by 2027-01-05\n';
    const { ask } = agendaIn({ keys, plan, reviews: { '2026-12-11.md': told() } });
    expect(ask[0]?.text).toBe('Skip-level reads it: who does what next?');
  });
});

describe('an agenda as a copy', () => {
  it('holds nothing that is private, in whole or in part', () => {
    const reviews = {
      '2026-12-11.md': told(
        '- [ ] me: open\n- [ ] me: half <!-- private -->SECRET<!-- /private -->\n\n<!-- private -->\n- [ ] me: SECRET\n<!-- /private -->\n',
      ),
      '2026-12-12.md': '---\nwith: Rae Ito\n---\n## Agreed\n- [ ] Sam: SECRET of Rae\n',
      'next.md': '## To ask\n\n- Fine?\n- Private: SECRET?\n\n<!-- private -->\n\n- SECRET?\n\n<!-- /private -->\n',
    };
    const rounds = {
      '1-peers.md': 'kind: peers\nopened: 2026-12-01\n\n## Readers\n- SECRET Reader: asked 2026-12-01\n',
    };
    const scene = { keys, reviews, rounds, notes: '- 2026-12-20 SECRET\n', now: '', before: '' };
    expect(
      agendaText(
        agendaIn(scene),
        80,
        plainStyler((text) => text),
      ),
    ).toContain('SECRET');
    const copy = agendaMarkdown(agendaIn({ ...scene, isCopy: true }));
    expect(copy).not.toContain('SECRET');
    expect(copy).toContain('- [ ] me: open (since 2026-12-11)');
    expect(copy).toContain('- Fine?');
  });
});

describe('an agenda as a copy of reviews that hands have marked', () => {
  it.each([
    [
      'a mark without its end',
      '---\nwith: Sam Lee\n---\n## Agreed\n- [ ] me: open\n<!-- private -->\n- [ ] me: SECRET\n',
    ],
    ['a key', '---\nwith: Sam Lee\nprivate: yes\n---\n## Agreed\n- [ ] me: SECRET\n'],
    ['prose', '---\nwith: Sam Lee\n---\nPrivate: all of it\n\n## Agreed\n- [ ] me: SECRET\n'],
    ['the item above', '---\nwith: Sam Lee\n---\n## Agreed\n- Sam:\n  - Private: yes\n  - [ ] SECRET\n'],
  ])('holds nothing that is private by %s', (_, text) => {
    const scene = { keys, reviews: { '2026-12-11.md': text }, now: '', before: '' };
    expect(
      agendaIn(scene)
        .owed.map((each) => each.text)
        .join(),
    ).toContain('SECRET');
    expect(agendaMarkdown(agendaIn({ ...scene, isCopy: true }))).not.toContain('SECRET');
  });
});

describe('an agenda on a screen', () => {
  it.each([40, 60, 80])('has no line wider than %i columns, and no more than 23 rows at 80', (columns) => {
    const long = 'words '.repeat(30).trim();
    const agenda = agendaIn({
      keys: `${keys}\ndocument-due: 2027-02-12\ndecision: 2027-03-30`,
      reviews: {
        '2026-12-11.md': told(Array.from({ length: 12 }, (_, index) => `- [ ] me: task ${String(index)}`).join('\n')),
        'next.md': `## To ask\n- ${long}\n`,
      },
      now: '',
      before: '',
    });
    const lines = agendaText(
      agenda,
      columns,
      plainStyler((text) => text),
    ).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    if (columns === 80) expect(lines.length - 1).toBeLessThanOrEqual(23);
  });
});
