import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';

function begun(...more: readonly string[]): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', ...whoFlags, '--manager', 'Sam Lee', ...more]).code).toBe(0);
  return folder;
}

function cycle(folder: TestFolder, day: string, ...words: readonly string[]): Outcome {
  return folder.run(['cycle', ...words, '-C', 'staff'], { env: { PACKET_TODAY: day } });
}

const planOf = (folder: TestFolder): string => folder.read('staff/plan.md');
const cyclesOf = (folder: TestFolder): string => planOf(folder).split('## Cycles\n\n')[1] ?? '';
const packetOf = (folder: TestFolder): string => folder.read('staff/packet.md');

describe('packet cycle', () => {
  it('shows what can be set, and writes nothing', () => {
    const folder = begun();
    const before = folder.files();
    expect(cycle(folder, '2026-11-20')).toEqual({
      code: 0,
      stderr: '',
      stdout: `No cycle is named yet

  packet cycle --name NAME             which cycle you aim at
  packet cycle --document-due DATE     what the steps are counted back from
  packet cycle --ready-for N           how many cycles it may take
  packet cycle submitted               once it is handed in
  packet cycle paused                  nothing is due then
`,
    });
    expect(folder.files()).toEqual(before);
  });

  it('sets every date, in words too, and shows them with their weekdays', () => {
    const folder = begun();
    const { code, stdout } = cycle(
      folder,
      '2026-11-20',
      ...['--name', '2027-H1', '--ready-for', '3', '--evidence-from', '2026-H1', '--evidence-to', '2026-h2'],
      ...['--align-by', '15 Jan', '--document-due', '2027-02-12', '--feedback-due', '2027-02-26'],
      ...['--calibration', '2027-03-15', '--decision', '30 Mar 2027', '--effective', '2027-04-01'],
    );
    expect(code).toBe(0);
    expect(stdout).toBe(`2027-H1

  evidence from   Thu 1 Jan (2026-H1)
  evidence until  Thu 31 Dec (2026-H2)
  align by        Fri 15 Jan 2027, in 8 weeks
  document due    Fri 12 Feb 2027, in 12 weeks
  feedback due    Fri 26 Feb 2027, in 14 weeks
  calibration     Mon 15 Mar 2027, in 16 weeks
  decision        Tue 30 Mar 2027, in 18 weeks
  in effect       Thu 1 Apr 2027, in 18 weeks

Ready for 3 cycles; this is the first.

  packet cycle submitted     once it is handed in
  packet cycle paused        nothing is due then
`);
    expect(planOf(folder)).toContain('evidence-to: 2026-H2\n');
    const again = cycle(folder, '2026-11-20', '--calibration', 'none');
    expect(again.stdout).not.toContain('calibration');
    expect(planOf(folder)).not.toContain('calibration');
  });

  it.each<[string, readonly string[], string]>([
    ['a date that cannot be', ['--decision', '31 Feb'], 'E_DATE'],
    ['dates in the wrong order', ['--document-due', '2027-04-01', '--decision', '2027-03-30'], 'E_DATE'],
    ['a name with a colon', ['--name', 'H1: late'], 'E_USAGE'],
    ['no count', ['--ready-for', 'many'], 'E_USAGE'],
    ['another word', ['submited'], 'did you mean packet cycle submitted?'],
    ['a day to come', ['submitted', '--on', 'tomorrow'], 'E_DATE'],
    ['an end of a pause that was none', ['resumed'], 'expected 2026 to be paused before'],
    ['a reason for nothing', ['--reason', 'Scope'], 'what happened with it, such as declined'],
    ['a reason for a promotion', ['promoted', '--reason', 'Scope'], 'expected it with declined'],
    [
      'what the plan marks reasons with',
      ['declined', '--reason', 'No budget (not mine to fix)'],
      'expected what was said alone, with --not-mine',
    ],
    ['more plans than reasons', ['declined', '--plan', 'Lead it'], 'a --reason for each --plan'],
    ['a trial of nothing', ['--dry-run'], 'E_USAGE'],
  ])('refuses %s, and writes nothing', (_, words, said) => {
    const folder = begun();
    const before = planOf(folder);
    const { code, stderr } = cycle(folder, '2026-11-20', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toContain('hint: ');
    expect(planOf(folder)).toBe(before);
  });

  it('keeps the text as it was handed in, and says so once', () => {
    const folder = begun('--cycle', '2027-H1');
    const text = packetOf(folder);
    const { stdout } = cycle(folder, '2027-02-10', 'submitted');
    const version = /kept as ([0-9a-f]{12})\./.exec(stdout)?.[1] ?? '';
    expect(cyclesOf(folder)).toBe(`- 2027-H1: submitted 2027-02-10 (${version})\n`);
    folder.run(['edit', 'glue', '-m', 'Triage.', '-C', 'staff'], { env: { PACKET_TODAY: '2027-02-11' } });
    const kept = folder.files().find((name) => name.includes(`/versions/${version}`)) ?? '';
    expect(folder.read(kept)).toBe(text);
    const later = cycle(folder, '2027-02-11', 'submitted', '--on', '2027-02-10');
    expect(later.code).toBe(0);
    expect(cycle(folder, '2027-02-11', 'submitted').code).toBe(0);
    expect(cyclesOf(folder)).toMatch(/^- 2027-H1: submitted 2027-02-10 \([0-9a-f]{12}\), submitted 2027-02-11 \(/);
  });

  it('says which dates another name takes out, also with what happened', () => {
    const folder = begun('--cycle', '2027-H1');
    cycle(folder, '2026-11-20', '--document-due', '2026-11-30', '--decision', '2027-03-30');
    const words = ['paused', '--name', '2027-H2'];
    const object = JSON.parse(cycle(folder, '2026-12-10', ...words, '--json', '-n').stdout) as object;
    expect(object).toMatchObject({ dropped: [{ key: 'document-due', text: '2026-11-30' }] });
    const { stderr } = cycle(folder, '2026-12-10', ...words);
    expect(stderr).toContain('Taken out with the cycle before: document-due 2026-11-30;');
    expect(planOf(folder)).not.toContain('2026-11-30');
    const status = folder.run(['--json', '-C', 'staff'], { env: { PACKET_TODAY: '2026-12-10' } });
    expect(JSON.parse(status.stdout)).toMatchObject({ cycle: { name: '2027-H2', state: 'paused' } });
  });

  it('ends no pause that was none, whatever happened before', () => {
    const folder = begun('--cycle', '2027-H1');
    cycle(folder, '2027-02-10', 'submitted');
    const { code, stderr } = cycle(folder, '2027-02-11', 'resumed');
    expect([code, stderr]).toEqual([
      2,
      'E_USAGE  Unexpected resumed, expected 2027-H1 to be paused before\nhint: packet cycle     shows what happened\n',
    ]);
  });

  it('does not guess what was handed in before anything was known', () => {
    const folder = begun('--cycle', '2027-H1');
    const { stdout } = cycle(folder, '2026-12-10', 'submitted', '--on', '2026-11-01');
    expect(stdout).toContain('What packet.md said on 1 Nov is not known here; no version is kept.\n');
    expect(cyclesOf(folder)).toBe('- 2027-H1: submitted 2026-11-01\n');
  });

  it('makes a gap of each reason, keeps what is not ours to mend, and is the same when it is said again', () => {
    const folder = begun('--cycle', '2027-H1');
    cycle(folder, '2026-11-20', '--ready-for', '3', '--document-due', '2027-02-12');
    const words = ['declined', '--reason', 'Scope; one team', '--plan', 'Lead it', '--not-mine', 'No budget'];
    const { stdout, stderr } = cycle(folder, '2027-03-30', ...words);
    expect(stdout).toBe(`2027-H1: declined. Your packet stays open, and nothing is due today.

When you are ready, ask Sam:
  1. What was said, in their words?
  2. Which one thing, shown, would have changed it?
  3. Was it the work, the evidence, or that they did not know me?

Each reason becomes a gap with a plan, or "not mine to fix".
You were ready for 3 cycles; this was the first.

  packet review schedule "in 2 weeks"   a day to talk about it
  packet cycle --name NAME              another cycle, when you want to
  packet help declined                  staying, moving, stopping: each is fine
`);
    expect(stderr).toContain('Kept: 1 gap in packet.md; 1 not yours to fix.\n');
    expect(cyclesOf(folder)).toBe('- 2027-H1: declined 2027-03-30: Scope, one team; No budget (not mine to fix)\n');
    expect(packetOf(folder)).toContain(
      '- **Scope; one team**\n  - Plan: Lead it\n  - Heard from: 2027-H1, 2027-03-30\n',
    );
    const both = [planOf(folder), packetOf(folder)];
    expect(cycle(folder, '2027-03-30', ...words).code).toBe(0);
    expect([planOf(folder), packetOf(folder)]).toEqual(both);
    const status = folder.run(['-C', 'staff'], { env: { PACKET_TODAY: '2027-03-30' } }).stdout;
    expect(status).toContain('2027-H1: declined 30 Mar\n');
    expect(status).toContain('Nothing is due today; the packet stays open.');
    expect(status).not.toMatch(/\b(?:next|due|overdue) {2}/);
    const next = cycle(folder, '2027-04-02', '--name', '2027-H2');
    expect(next.stderr).toContain('Taken out with the cycle before: document-due 2027-02-12; "packet undo"');
    expect(next.stdout).toContain('Ready for 3 cycles; this is the second.\n');
  });

  it('adds what is heard later, and lets nothing follow but another cycle', () => {
    const folder = begun('--cycle', '2027-H1');
    cycle(folder, '2027-03-30', 'declined');
    cycle(folder, '2027-04-20', 'declined', '--reason', 'Scope');
    expect(cyclesOf(folder)).toBe('- 2027-H1: declined 2027-03-30: Scope\n');
    const { code, stderr } = cycle(folder, '2027-04-21', 'submitted');
    expect(code).toBe(2);
    expect(stderr).toContain('hint: packet cycle --name NAME     goes on with the next\n');
  });

  it('pauses and goes on', () => {
    const folder = begun('--cycle', '2027-H1');
    cycle(folder, '2026-11-20', '--document-due', '2026-12-01');
    expect(cycle(folder, '2026-11-25', 'paused').stdout).toContain('Nothing is due until you go on.\n');
    const env = { PACKET_TODAY: '2026-12-05' };
    const paused = folder.run(['-C', 'staff'], { env }).stdout;
    expect(paused).toContain('Paused since Wed 25 Nov: nothing is due.  (use "packet cycle resumed")\n');
    expect(folder.run(['status', '--overdue', '-C', 'staff'], { env }).code).toBe(0);
    cycle(folder, '2026-12-06', 'resumed');
    expect(folder.run(['status', '--overdue', '-C', 'staff'], { env }).code).toBe(1);
  });

  it('says whom to thank, and starts the next packet with the gaps that are open', () => {
    const folder = begun('--cycle', '2027-H1');
    folder.run(['add', 'Jo Park, Staff Engineer', '--to', 'advocates', '-C', 'staff']);
    folder.run(['add', 'Writing', '--to', 'gaps', '-C', 'staff']);
    folder.write('staff/packet.md', `${packetOf(folder)}<!-- private -->\n\n- **Salary**\n\n<!-- /private -->\n`);
    folder.write(
      'staff/rounds/01-peers.md',
      '---\nround: 1\nkind: peers\n---\n## Readers\n- [x] Jo Park: answered 2026-12-05\n- [ ] Ana Ruiz\n',
    );
    const early = folder.run(['init', 'next', '--after', 'staff', '--to', 'Principal Engineer']);
    expect(early.code).toBe(2);
    expect(early.stderr).toContain('expected a promotion with it first\nhint: packet cycle promoted -C staff\n');
    const { stdout } = cycle(folder, '2027-03-30', 'promoted', '--effective', '2027-04-01');
    expect(stdout).toBe(`2027-H1: promoted.
From Thu 1 Apr you are Staff Engineer.

Thanks are owed to:
  Jo Park               read it as a peer, speaks for it
  Sam Lee               manager

  packet init principal --after staff
      starts the next packet, with the gaps that are open
`);
    const status = (...words: readonly string[]): string =>
      folder.run(['status', ...words, '-C', 'staff'], { env: { PACKET_TODAY: '2027-04-01' } }).stdout;
    expect(status()).toContain('(use "packet init principal --after staff")\n');
    expect(JSON.parse(status('--json'))).toMatchObject({ next: { command: 'packet init principal --after staff' } });
    expect(folder.run(['init', 'principal', '--after', 'staff', '--no-input']).stderr).toContain(
      'hint: packet init principal --after staff --to "LEVEL"\n',
    );
    const next = ['init', 'principal', '--after', 'staff', '--to', 'Principal Engineer'];
    expect(folder.run(next, { env: { PACKET_TODAY: '2027-04-01' } }).code).toBe(0);
    const packet = folder.read('principal/packet.md');
    expect(packet).toContain('\nfrom: Staff Engineer\nto: Principal Engineer\n');
    expect(packet).toContain('- **Writing**\n\n- **Salary**\n  - Private: yes\n');
    expect(folder.read('principal/plan.md')).toContain('manager: Sam Lee\n');
    expect(folder.run(next, { env: { PACKET_TODAY: '2027-04-02' } }).code).toBe(0);
    expect(folder.read('principal/packet.md')).toBe(packet);
    expect(status()).toContain('nothing is left to do here.  (use "packet cycle")\n');
    expect(JSON.parse(status('--json'))).toMatchObject({ next: null });
  });

  it('means the packet with which one was not promoted yet, where a repository has several', () => {
    const folder = begun('--cycle', '2027-H1');
    folder.write('.packet/config.yaml', '');
    cycle(folder, '2027-03-30', 'promoted');
    folder.run(['init', 'principal', '--after', 'staff', '--to', 'Principal Engineer']);
    expect(folder.run(['list']).stdout).toContain('staff\n');
    expect(folder.run(['status']).stdout).toContain('Staff Engineer to Principal Engineer');
  });

  it('leaves the lines of other cycles as a hand wrote them', () => {
    const plain = begun('--cycle', '2027-H1');
    plain.write('staff/plan.md', `${planOf(plain)}\n## Cycles\n\n- 2026-H2 declined 2026-09-30 (letter): pace\n`);
    cycle(plain, '2027-03-30', 'declined', '--not-mine', 'No budget');
    expect(cyclesOf(plain)).toBe(
      '- 2026-H2 declined 2026-09-30 (letter): pace\n- 2027-H1: declined 2027-03-30: No budget (not mine to fix)\n',
    );
  });

  it('shows what it would write', () => {
    const folder = begun('--cycle', '2027-H1');
    const before = planOf(folder);
    const { stdout, code } = cycle(folder, '2027-03-30', 'declined', '--reason', 'Scope', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('+- 2027-H1: declined 2027-03-30: Scope');
    expect(planOf(folder)).toBe(before);
  });
});
