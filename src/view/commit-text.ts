import type { CommitOutcome, Remote } from '../core/ports.ts';
import type { Ending } from '../core/store/commit-written.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What to say at the end of a command that wrote, with its line breaks; empty where there is nothing to say. */
export function endingText(
  { outcome, newRemotes, trackedPrivate, isPrivateNext, ignored }: Ending,
  columns: number,
  style: Styler,
): string {
  const about = isPrivateNext ? PRIVATE_NEXT : privateText(trackedPrivate);
  const said = [
    ...(newRemotes.length === 0 ? [] : [`${remotesText(newRemotes)} ${about}`]),
    ...outcomeText(outcome),
    ...(ignored.length === 0 ? [] : [ignoredText(ignored)]),
  ];
  return said.map((text) => `${wrappedText(style.quiet(text), columns)}\n`).join('');
}

/** Where a push would take a packet, and what that means for its text. */
export function remotesText(remotes: readonly Remote[]): string {
  const places = remotes.map(({ name, url }) => (url === undefined ? name : `${name} (${url})`)).join(', ');
  const remote = remotes.length === 1 ? 'a remote' : 'remotes';
  return `This repository has ${remote}: a push takes packet.md to ${places}. Keep out of it what is confidential to your employer.`;
}

const PRIVATE_NEXT =
  'Private files stay out of this commit, but the setting is to take them along from the next one on: "packet config private-in-git false" keeps them out.';

function ignoredText(names: readonly string[]): string {
  return `Not committed, since git ignores it: ${names.join(', ')}. "packet doctor" says more.`;
}

/** What it means that private files are wanted in git from now on; empty where there is nothing to say. */
export function privateInText(names: readonly string[], remotes: readonly Remote[]): string {
  const said = [
    ...(names.length === 0 ? [] : [`The next commit takes private files too: ${names.join(', ')}.`]),
    ...(remotes.length === 0 ? [] : [remotesText(remotes)]),
  ];
  return said.join(' ');
}

function privateText(tracked: readonly string[]): string {
  return tracked.length === 0
    ? 'Private files stay out of git; "packet config private-in-git" says so.'
    : `Private files stay out of git from now on, but it has ${tracked.join(', ')} already, and a push takes them along: "packet doctor" says what to do.`;
}

function outcomeText(outcome: CommitOutcome | undefined): readonly string[] {
  switch (outcome?.kind) {
    case 'committed':
      return ['Committed to git; nothing is pushed.'];
    case 'under-way':
      return [`Not committed: ${outcome.what} is under way. The files are written, and part of the next commit.`];
    case 'no-repository':
      return ['Not committed: there is no git repository here. packet config commit false     says so for good'];
    case 'no-git':
      return ['Not committed: git is not there. packet config commit false     says so for good'];
    case 'trial':
      return [`Would commit: ${outcome.message}`];
    case 'nothing':
    case undefined:
      return [];
  }
}
