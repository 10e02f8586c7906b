import type { Topic } from './topic.ts';

export const filesTopic: Topic = {
  name: 'files',
  summary: 'what is where, and what may be edited by hand',
  body: [
    'A packet is a folder of Markdown files. Edit all of it by hand, as often as you like: what packet writes changes the section or the key that it is about, and no other byte.',
    {
      terms: [
        ['packet.md', 'what others may read: front matter, then a section for each question'],
        ['plan.md', 'private: why, manager, dates, cycle, the steps'],
        ['notes.md', 'private: what packet add keeps, newest first; packet add --sort gives it a place'],
        ['rounds/', 'private: a file for each round of editing'],
        ['reviews/', 'private: a file for each 1:1'],
        ['.packet/drafts/', 'private: what is typed and is no answer yet, and texts that had no other place'],
        ['.packet/versions/', 'private: earlier texts, for packet undo and packet versions'],
        ['.packet/config.yaml', 'settings, for packet config'],
        ['.packet/templates/NAME/', 'a template of your own, in the repository or in the packet folder'],
      ],
    },
    'In packet.md a section begins with the heading of its question. Case, numbering and emphasis do not matter, nor does the order; sections of your own are kept. An entry is a ### heading or an item of a list; a field is an item below it:',
    {
      lines: [
        '## Quantifiable impact',
        '',
        '- **Parcels delivered at the first attempt**',
        '  - Before: 88.2%',
        '  - After: 92.7%',
        '  - Source: [delivery report](https://docs.example/r)',
      ],
    },
    'A question can also be answered in prose, or with a line such as "None yet: asked Sam on 3 May". What would be taken for structure is kept as you typed it, with a backslash before it where that is needed.',
    'A command works on the packet in the current folder or the nearest one above it, else on the only one in the repository; packet init starts one in the current folder then. --packet NAME picks one by its folder; -C DIR starts from another folder.',
    {
      terms: [
        ['packet', 'where you stand, and what in packet.md cannot be read'],
        ['packet status --json', 'the same for a program, with the folder that was found'],
      ],
    },
  ],
};
