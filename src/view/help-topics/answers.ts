import type { Topic } from './topic.ts';

export const answersTopic: Topic = {
  name: 'answers',
  summary: 'the file for packet init --answers',
  body: [
    'An answers file, YAML or JSON, holds what the interview would ask. Only author, from and to are needed; a question that is left out stays open. A wrong key is an error with its place, and then nothing is written.',
    {
      lines: [
        'author: Dana Reyes',
        'from: Senior Engineer',
        'to: Staff Engineer',
        'next-review: friday',
        'answers:',
        '  projects:',
        '    - title: Label service split',
        '      link: https://docs.example/label-split',
        '      text: I chose the seam and led four teams through the cut-over.',
        '      Outcome: label p95 from 900 to 310 ms',
        '  glue: Weekly triage since April.',
        '  gaps: { none: asked Sam on 3 May, none named yet }',
      ],
    },
    'A question is answered by a list of entries, by free prose, or by { none: reason }. Fields go by their label or their id. All texts are Markdown.',
    'Into a folder that has a packet only what is missing there is written; an answer that differs from the one in the file is refused.',
    {
      terms: [
        ['packet init --print-answers', 'a blank file with comments; in a packet, its own answers'],
        ['packet init FOLDER --answers -', 'takes the file from standard input'],
      ],
    },
  ],
};
