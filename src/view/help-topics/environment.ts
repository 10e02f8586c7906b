import type { Topic } from './topic.ts';

export const environmentTopic: Topic = {
  name: 'environment',
  summary: 'variables that packet reads',
  body: [
    'A flag on the command line goes before a variable.',
    {
      terms: [
        ['NO_COLOR', 'not empty: no colours'],
        ['FORCE_COLOR', 'not empty: colours also in a pipe; 0 for none'],
        ['TERM=dumb', 'no colours'],
        ['PACKET_TODAY', 'an ISO date that is taken for today, for scripts and tests'],
      ],
    },
    'Your name is proposed as git has it (user.name, GIT_AUTHOR_NAME), else as your login is called.',
    { terms: [['packet --no-color', 'the same as NO_COLOR=1 packet']] },
  ],
};
