/** @param {string} sent @returns {string} the copy with a reader's words below three of its questions */
export function answeredBelow(sent) {
  const said = {
    '**What did I leave out?**': 'Who counted the rides for each swap?',
    '**Where are you lost?**': 'What is a signed permission? One sentence would do.',
    '**What would you say for me in the room?**': 'Without Noor the locks would still not open below the bridges.',
  };
  return Object.entries(said).reduce(
    (text, [question, words]) => text.replace(question, `${question}\n\n${words}`),
    sent,
  );
}

/** @param {string} sent @returns {string} a mail that quotes the copy and answers between its lines */
export function answeredByMail(sent) {
  const quoted = sent.split('\n').map((line) => `> ${line}`.trimEnd());
  const at = quoted.findIndex((line) => line.includes('Which part sounds inflated?')) + 1;
  const said = ['', 'Two nights of rides are few; say which nights.', ''];
  return ['Hello Noor, see below. Ada', '', ...quoted.slice(0, at), ...said, ...quoted.slice(at)].join('\n');
}
