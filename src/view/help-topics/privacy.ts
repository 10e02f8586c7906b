import type { Topic } from './topic.ts';

export const privacyTopic: Topic = {
  name: 'privacy',
  summary: 'what stays on this machine, and what is private',
  body: [
    'packet opens no network connection, has no account and no telemetry, and asks no model. It runs git to ask for your name and editor, and to commit where you have said so; it never pushes. Your files leave the machine when you push, copy or send them.',
    'plan.md and notes.md are private: packet makes them readable by you alone (mode 0600). Git does not keep that mode, and a push takes along whatever is committed. In a repository with a remote, packet commits neither of them and writes a .gitignore that names them; packet config private-in-git true changes that.',
    'In packet.md, these mark what no copy for others may hold:',
    {
      terms: [
        ['Private: yes', 'a field: the whole entry'],
        ['<!-- private -->', 'from here to <!-- /private -->; without that, to the end of the file'],
      ],
    },
    'In the file itself, and on a code host, all of it is plain to see. The marks are for the copies that packet round makes: those are put together from what packet has understood, question by question, and hold no front matter, no private part, no planned entry, no section of your own, no question or field that is not for such a reader, and nothing that is hidden in Markdown, such as comments, titles of links, images and footnotes that nothing refers to. What was left out is said each time; --include puts in a question, or planned entries.',
    'A packet holds what your employer may call confidential: names, figures, links. Look where a push would take it before you push. And of colleagues write what you would say to them.',
    {
      terms: [
        ['git remote -v', 'where a push would take the packet'],
        ['packet help files', 'which file is what'],
      ],
    },
  ],
};
