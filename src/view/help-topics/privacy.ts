import type { Topic } from './topic.ts';

export const privacyTopic: Topic = {
  name: 'privacy',
  summary: 'what stays on this machine, and what is private',
  body: [
    'packet opens no network connection, has no account, no telemetry, and asks no model. Files leave the machine when you push or send them.',
    'plan.md and notes.md are private: they are made readable by you alone (mode 0600).',
    'In packet.md, what stands between <!-- private --> and <!-- /private -->, and an entry with the field Private: yes, belongs in no copy for others. In the file itself, and on a code host, it is plain to see.',
    "Think before you push a packet to a host that is not your employer's: it may hold text that is confidential.",
    {
      terms: [
        ['git remote -v', 'where a push would take it'],
        ['packet help files', 'which file is what'],
      ],
    },
  ],
};
