import type { Topic } from './topic.ts';

export const environmentTopic: Topic = {
  name: 'environment',
  summary: 'variables that packet reads',
  body: [
    'A flag on the command line counts before a variable.',
    {
      terms: [
        ['NO_COLOR', 'if it is not empty, no colours'],
        ['FORCE_COLOR', 'if it is not empty, colours also in a pipe; 0 for none. NO_COLOR counts before it'],
        ['TERM', 'dumb: no colours, and questions in plain lines'],
        ['ACCESSIBLE', '1: questions in plain lines, numbered choices, nothing redrawn'],
        ['LANG', 'as LC_ALL and LC_CTYPE before it: without UTF-8 no signs beyond ASCII are drawn'],
        ['PACKET_EDITOR', 'the editor; else GIT_EDITOR, core.editor of git, VISUAL, EDITOR, or vi'],
        ['PAGER', 'what shows packet diff in a terminal, else less; cat for none. LESS is FRX where it is not set'],
        ['PACKET_TODAY', 'a date such as 2026-11-20 that is taken for today'],
        ['HOME', 'is shown as ~ in paths'],
      ],
    },
    'The editor is run by a shell, as git does, so that it may have arguments: PACKET_EDITOR="code --new-window". vim, neovim, nano, emacs, micro, helix, VS Code, Sublime, Zed and those of JetBrains are told the line; any other opens the file. One that would return at once is told to wait.',
    "The name that is proposed for you is git's (user.name, or GIT_AUTHOR_NAME), else that of your login, but for root.",
    { terms: [['NO_COLOR=1 packet', 'the same as packet --no-color']] },
  ],
};
