/** The words with which one asks somebody to be one's sponsor, one line each. */
export const sponsorRequest: readonly string[] = [
  'I am working towards the next level, and you have seen some of this work.',
  'When it is talked about in a room that I am not in, would you speak for it?',
  'What would you have to see first, and what should I leave to others?',
];

/** What helps a sponsor, one sentence each. */
export const sponsorSupport: readonly string[] = [
  'Give them two sentences that they can say, and the link that shows them to be true.',
  'Tell them early what others may object to; nobody likes to hear it first in the room.',
  'Ask for one thing at a time, and say afterwards what came of it.',
  'Make their own goals easier where your work can: that is what they can point at.',
];
