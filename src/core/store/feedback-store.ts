import { addItems, newItems } from '../feedback/add-items.ts';
import { itemKey, type FeedbackItem } from '../feedback/feedback-items.ts';
import { settleItem } from '../feedback/settle-item.ts';
import { personKey } from '../people/person-name.ts';
import { RoundEdits } from '../rounds/round-edits.ts';
import { readerFileNames } from '../rounds/round-file.ts';
import { parseRound, type Round } from '../rounds/round.ts';
import { freeName } from './free-name.ts';
import type { Reading } from './packet-store.ts';
import { copiesFolder, type StoredRound } from './round-store.ts';
import type { Writer } from './writer.ts';

/** What became of feedback. */
export interface KeptFeedback {
  readonly round: Round;
  /** Those that were not there yet. */
  readonly added: readonly FeedbackItem[];
}

/** Writes the feedback of a round, in its file and beside it. */
export class FeedbackStore {
  readonly #stored: StoredRound;
  readonly #reading: Reading;
  readonly #writer: Writer;
  /** ISO date. */
  readonly #today: string;

  constructor(stored: StoredRound, reading: Reading, writer: Writer, today: string) {
    this.#stored = stored;
    this.#reading = reading;
    this.#writer = writer;
    this.#today = today;
  }

  /** The file that a reader got, as it was sent; undefined where there is none. */
  sent(author: string): string | undefined {
    const { files } = this.#reading;
    const folder = copiesFolder(this.#stored);
    const names = files.list(folder).filter((name) => /^to-.*\.md$/i.test(name));
    const own = `to-${this.#fileName(author)}.md`;
    const name = names.includes(own) ? own : names[0];
    return name === undefined ? undefined : files.read(`${folder}/${name}`)?.text;
  }

  /** Keeps what came back as it came, once, and gives its path. */
  keepFile(author: string, bytes: Uint8Array): string {
    const { files } = this.#reading;
    const folder = copiesFolder(this.#stored);
    return this.#writer.hold(() => {
      const names = files.list(folder);
      const there = names.find(
        (name) => /^from-.*\.md$/i.test(name) && isSameBytes(files.readForeign(`${folder}/${name}`)?.bytes, bytes),
      );
      if (there !== undefined) return `${folder}/${there}`;
      files.makeFolder(folder);
      const path = `${folder}/${freeName(names, `from-${this.#fileName(author)}`, 'md')}`;
      this.#writer.keepForeign(path, bytes);
      return path;
    });
  }

  /** Adds what is not there yet, and notes that a reader has answered, in one write. */
  add(items: readonly FeedbackItem[], author: string): KeptFeedback {
    return this.#change((before) => {
      const added = newItems(before, items);
      const edits = new RoundEdits(
        addItems(before, added, this.#reading.readFrontMatter),
        this.#reading.readFrontMatter,
      );
      const reader = edits.round.readers.find(({ name }) => personKey(name) === personKey(author));
      if (reader !== undefined) edits.mark(reader, 'answered', this.#today);
      return { round: edits.round, added };
    });
  }

  /** Ticks the item of this text, and notes what became of it; nothing where it is not there, or ticked. */
  settle(text: string, outcome: string): Round {
    const key = itemKey(text);
    return this.#change((before) => {
      const index = before.feedback.findIndex(({ item, isDone }) => !isDone && itemKey(item.text) === key);
      return { round: settleItem(before, index, outcome, this.#reading.readFrontMatter) };
    }).round;
  }

  #change<Changed extends { readonly round: Round }>(change: (round: Round) => Changed): Changed {
    const { path } = this.#stored.snapshot;
    const { files, readFrontMatter } = this.#reading;
    return this.#writer.hold(() => {
      const before = files.read(path);
      const changed = change(parseRound(this.#reading.shownPath(path), before?.text ?? '', readFrontMatter));
      const { text } = changed.round.page.source;
      if (text !== before?.text) this.#writer.write([{ path, before, text, isPrivate: true }]);
      return changed;
    });
  }

  #fileName(author: string): string {
    const { readers } = this.#stored.round;
    const index = readers.findIndex(({ name }) => personKey(name) === personKey(author));
    const [name = 'reader'] =
      index === -1 ? readerFileNames([{ name: author }]) : readerFileNames(readers).slice(index);
    return name;
  }
}

function isSameBytes(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one?.length === other.length && one.every((byte, index) => byte === other[index]);
}
