import type { Topic } from './topic.ts';

export const answersTopic: Topic = {
  name: 'answers',
  summary: 'the file for packet init --answers',
  body: [
    'An answers file, YAML or JSON, holds what the interview would ask. Only author, from and to are needed; a question that is left out stays open.',
    {
      lines: [
        'author: Dana Reyes',
        'from: Senior Engineer',
        'to: Staff Engineer',
        'manager: Sam Lee',
        'next-review: friday',
        'answers:',
        '  projects:',
        '    - title: One stream for depot scans',
        '      link: https://docs.example/scan-stream',
        '      text: I proposed one event format and led the move.',
        '      Role: led it, and wrote the first adapter',
        '      Outcome: scan to tracking page from 9 hours to 40 s',
        '  glue: |-',
        '    A calendar for the peak season,',
        '    kept since 2025.',
        '  gaps: { none: asked Sam on 3 May }',
      ],
    },
    'A question is answered by a list of entries, by free prose, or by "none" with the reason. In an entry, title, text and link have these names; a field goes by its label or its id. All texts are Markdown; link is short for a title that is a link. A field that comes several times is a list of texts.',
    'A private mark in a text is text, as it is when one types it. In the place of any text, { marked: "a <!-- private -->b<!-- /private --> c" } has marks that count.',
    'In YAML a text that holds ": " or " #", or that begins with a mark such as [ or *, stands in quotes or below |-. Every value is read as text: 007 stays 007.',
    'A wrong key or value is an error with its place, and then nothing at all is written. Into a folder that has a packet go only the answers that it lacks; one that differs from what is there is refused.',
    {
      terms: [
        ['packet init --print-answers', 'a blank file with comments; in a packet, its own answers'],
        ['packet init FOLDER --answers -', 'takes the file from standard input'],
      ],
    },
  ],
};
