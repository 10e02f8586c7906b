import { askingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const addSpec: CommandSpec = {
  name: 'add',
  arguments: [{ name: '[text]', about: 'what to keep; - is standard input' }],
  summary: 'jot something down, and sort it later',
  description:
    'Keeps a note in notes.md, which is private. Without a text it is asked for; of what comes from standard input each line is a note, and an indented line goes on with the one above. A tag at the end, such as #impact, says which question it is about. With --to it is an entry of that question at once: its first line is the title, linked to what --link names. --sort goes through the notes that have no place yet.',
  group: 'Every day',
  options: [
    { flags: '--link <address>', about: 'where more is to be found, or [title](address)', isRepeated: true },
    { flags: '--to <question>', about: 'make it an entry of this question' },
    { flags: '--date <date>', about: 'when it was, such as yesterday (default: today)' },
    { flags: '--sort', about: 'give each note a place in packet.md, leave it, or strike it through' },
    { flags: '--list', about: 'print the notes, newest first' },
    { flags: '--search <words>', about: 'print the notes that have all of these words' },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet add "Ana asked for the runbook #glue"', about: 'a note, with the question that it is about' },
    {
      line: 'packet add "Cut label p95 from 900 to 310 ms" --link https://docs.example/m --to impact --date yesterday',
      about: 'an entry at once',
    },
    { line: 'packet add < jotted.txt', about: 'a note a line' },
    { line: 'packet add --sort', about: 'one by one, to where they belong' },
    { line: 'packet add --search "p95 label"', about: 'what was that again' },
  ],
};
