import type { Topic } from './topic.ts';

export const filesTopic: Topic = {
  name: 'files',
  summary: 'what is where, and what may be edited by hand',
  body: [
    'A packet is a folder of Markdown files. Edit them by hand as often as you like; what packet writes changes the section or key that it is about and nothing else.',
    {
      terms: [
        ['packet.md', 'what others may read: front matter, then a section for each question'],
        ['plan.md', 'private: why, dates, manager, cycle'],
        ['notes.md', 'private: things jotted down, newest first'],
        ['.packet/templates/NAME/', 'templates of your own, in the repository or the packet folder'],
      ],
    },
    'A section is found by its heading, whatever its case, numbering and emphasis. An entry is a ### heading or an item of a list; a field is an item below it, such as - Outcome: …',
    'The packet that a command works on is the nearest one upwards from the current folder, else the only one in the repository. --packet NAME picks one by its folder, -C DIR starts elsewhere.',
    { terms: [['packet --json', 'the folder that was found, and what is in it']] },
  ],
};
