import { askingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const editSpec: CommandSpec = {
  name: 'edit',
  arguments: [{ name: '[question]', about: 'its id, its heading, or the beginning of one' }],
  summary: 'change the answer to a question, in your editor or from here',
  description:
    'Opens packet.md itself in your editor, at the section of the question, and says afterwards what changed. Without a question you pick one; a file that cannot be read is opened where it is broken. With --inline the same questions as in init, for this one. With -m, -F or --field nothing is asked: the text is Markdown, as it would stand in the file.',
  group: 'Every day',
  options: [
    { flags: '--inline', about: 'in the terminal: the interview about this question, with what stands there' },
    { flags: '-m, --message <text>', about: 'the answer; given again, one more paragraph', isRepeated: true },
    { flags: '-F, --file <file>', about: 'the answer from a file; - is standard input' },
    { flags: '--append', about: 'add the text of -m or -F instead' },
    { flags: '--entry <title>', about: 'one entry: opened in the editor, or changed by --field' },
    { flags: '--field <label=text>', about: 'a field of that entry; empty takes it out', isRepeated: true },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet edit projects', about: 'the section in your editor' },
    { line: 'packet edit impact --inline', about: 'question by question' },
    {
      line: 'packet edit glue -m "Weekly triage since April: unowned tickets from 46 to 8."',
      about: 'the whole answer',
    },
    { line: 'packet edit impact --entry "Label latency" --field "After=310 ms"', about: 'one field' },
    { line: 'packet edit projects -F projects.md --dry-run', about: 'what a file would change' },
  ],
};
