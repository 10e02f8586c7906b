import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Key } from './key.ts';
import { PasteSplitter, type Chunk } from './paste-splitter.ts';

/** How long the rest of a paste's mark may take, in milliseconds; as Node waits for the rest of an escape sequence. */
const PATIENCE = 500;

/** The pause that ends a paste that is not marked, in milliseconds: longer than between two pieces of one, hardly noticed. */
const PAUSE = 100;

const ESCAPE = '\u001b';

/** How far the pieces of one escape sequence may be apart, in milliseconds: less than two keys of a person. */
const SEQUENCE = 50;

/** More than an escape sequence has, and nothing that moves: drawn once and not once for each. */
const MANY_CHARACTERS = /^[^\u0000-\u001f\u007f]{16,}$/;

interface NodeKey {
  readonly name?: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

/**
 * The keys of a terminal, for one prompt after the other: what is typed while no prompt listens waits for the next one, and a
 * paste is one thing. Node decodes escape sequences.
 */
export class Keyboard {
  readonly #input: NodeJS.ReadStream;
  readonly #splitter: PasteSplitter;
  readonly #decoder = new StringDecoder('utf8');
  readonly #source = new PassThrough();
  readonly #waiting: Key[] = [];
  #listener: ((key: Key) => void) | undefined;
  #patience: NodeJS.Timeout | undefined;
  /** When Escape came alone, in milliseconds of a steady clock. */
  #escapedAt: number | undefined;

  constructor(input: NodeJS.ReadStream, marksPastes: boolean) {
    this.#input = input;
    this.#splitter = new PasteSplitter(marksPastes);
    emitKeypressEvents(this.#source);
    this.#source.on('keypress', (text: string | undefined, key: NodeKey) => {
      this.#press(keyOf(text, key));
    });
  }

  start(): void {
    this.#input.on('data', this.#read);
    this.#input.resume();
  }

  stop(): void {
    clearTimeout(this.#patience);
    this.#input.off('data', this.#read);
    this.#input.pause();
    this.#take(this.#splitter.flush());
  }

  /** Tells one listener of each key until the returned function is called; first of those that waited. */
  listen(listener: (key: Key) => void): () => void {
    this.#listener = listener;
    const drain = setImmediate(() => {
      this.#drain();
    });
    return () => {
      clearImmediate(drain);
      if (this.#listener === listener) this.#listener = undefined;
    };
  }

  readonly #read = (data: Buffer): void => {
    clearTimeout(this.#patience);
    this.#take(this.#splitter.push(this.#withEscape(this.#decoder.write(data))));
    const patience = setTimeout(
      () => {
        // What came while something else took its time is read before the pause counts as one.
        setImmediate(() => {
          if (this.#patience === patience) this.#take(this.#splitter.flush());
        });
      },
      this.#splitter.isWaiting ? PAUSE : PATIENCE,
    );
    this.#patience = patience;
    patience.unref();
  };

  /**
   * A text without the key Escape, which means nothing here: alone it must not turn the next letter into Alt and that letter.
   * Where it was the beginning of a sequence that came in two pieces, it is put before the second.
   */
  #withEscape(text: string): string {
    const isSequence = this.#escapedAt !== undefined && /^[[O]/.test(text) && now() - this.#escapedAt < SEQUENCE;
    this.#escapedAt = text === ESCAPE ? now() : undefined;
    if (text === ESCAPE) return '';
    return isSequence ? ESCAPE + text : text;
  }

  #take(chunks: readonly Chunk[]): void {
    for (const { kind, text } of chunks) {
      if (kind === 'paste') this.#press({ kind, text });
      else if (MANY_CHARACTERS.test(text)) this.#press({ kind: 'text', text });
      else this.#source.emit('data', text);
    }
  }

  #press(key: Key): void {
    this.#waiting.push(key);
    this.#drain();
  }

  #drain(): void {
    while (this.#listener !== undefined) {
      const key = this.#waiting.shift();
      if (key === undefined) return;
      this.#listener(key);
    }
  }
}

function now(): number {
  return process.uptime() * 1000;
}

function keyOf(text: string | undefined, key: NodeKey): Key {
  const { name = '', ctrl, meta, shift } = key;
  const isText = text !== undefined && !ctrl && !meta && !/[\u0000-\u001f\u007f]/.test(text);
  return isText ? { kind: 'text', text } : { kind: 'key', name, ctrl, meta, shift };
}
