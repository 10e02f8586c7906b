import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Key } from '../../src/adapters/prompts/key.ts';
import { Keyboard } from '../../src/adapters/prompts/keyboard.ts';
import { PasteSplitter, type Chunk } from '../../src/adapters/prompts/paste-splitter.ts';
import { chordOf } from '../../src/adapters/prompts/prompt-keys.ts';

const START = '\u001b[200~';
const END = '\u001b[201~';

/** What comes out of these pieces, neighbours of one kind as one. */
function split(pieces: readonly string[], marksPastes = true): Chunk[] {
  const splitter = new PasteSplitter(marksPastes);
  const chunks = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.flush()];
  return chunks.reduce<Chunk[]>((sofar, chunk) => {
    const last = sofar.at(-1);
    if (last?.kind !== 'keys' || chunk.kind !== 'keys') return [...sofar, chunk];
    return [...sofar.slice(0, -1), { kind: 'keys', text: last.text + chunk.text }];
  }, []);
}

describe('a paste', () => {
  const sent = `ab${START}one\rtwo ${START.slice(0, 4)} x${END}cd\r`;
  const chunks = [
    { kind: 'keys', text: 'ab' },
    { kind: 'paste', text: `one\rtwo ${START.slice(0, 4)} x` },
    { kind: 'keys', text: 'cd\r' },
  ];

  it('is told from keys, wherever what is sent is cut in two', () => {
    for (let cut = 0; cut <= sent.length; cut += 1) {
      // A lone Escape at the end of a piece is a key: only the key itself ends so.
      if (sent.slice(0, cut).endsWith('\u001b') || sent.slice(0, cut).endsWith('\u001b[')) continue;
      expect(split([sent.slice(0, cut), sent.slice(cut)])).toEqual(chunks);
    }
  });

  it('of many pieces is one', () => {
    const text = 'a line of a hundred\r'.repeat(100);
    expect(split([START, ...Array.from(text), END])).toEqual([{ kind: 'paste', text }]);
  });

  it('is seen by its several lines where the terminal does not mark it', () => {
    expect(split(['one\rtwo'], false)).toEqual([{ kind: 'paste', text: 'one\rtwo' }]);
    expect(split(['one\r\n\r\ntwo\r\n'], false)).toEqual([{ kind: 'paste', text: 'one\r\n\r\ntwo\r\n' }]);
    for (const keys of ['one\r', '\r\r', '\u001b[A\ra', 'a', '\r\u0003'])
      expect(split([keys], false)).toEqual([{ kind: 'keys', text: keys }]);
  });

  it('that is not marked is one in all its pieces, blank lines and single lines too', () => {
    const text = 'one paragraph\r\rof a paste\rthat comes in pieces\r\r';
    for (let first = 0; first <= text.length; first += 1) {
      for (let second = first; second <= text.length; second += 1) {
        const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)].filter(
          (each) => each !== '',
        );
        // A first piece that a person could have typed is taken for typed.
        if ((pieces[0]?.length ?? 0) < 16) continue;
        expect(split(pieces, false)).toEqual([{ kind: 'paste', text }]);
      }
    }
  });

  it('that is not marked ends where a key comes', () => {
    expect(split(['one\rtwo', '\u0003', 'three\rfour'], false)).toEqual([
      { kind: 'paste', text: 'one\rtwo' },
      { kind: 'keys', text: '\u0003' },
      { kind: 'paste', text: 'three\rfour' },
    ]);
  });
});

interface Desk {
  readonly keys: string[];
  readonly input: PassThrough;
  readonly keyboard: Keyboard;
}

function said(key: Key): string {
  return key.kind === 'key' ? `<${chordOf(key)}>` : key.kind === 'paste' ? `[${key.text}]` : key.text;
}

function desk(marksPastes = true): Desk {
  const input = new PassThrough();
  const keyboard = new Keyboard(input as unknown as NodeJS.ReadStream, marksPastes);
  keyboard.start();
  return { keys: [], input, keyboard };
}

function send({ input }: Desk, data: string | Buffer): void {
  input.emit('data', Buffer.from(data));
}

/** A desk at which somebody listens. */
function listening(marksPastes = true): Desk {
  const it = desk(marksPastes);
  it.keyboard.listen((key) => it.keys.push(said(key)));
  return it;
}

describe('the keyboard', () => {
  it('names keys, and gives text as text', () => {
    const it = listening();
    send(it, 'aÄ漢👍');
    for (const sequence of [
      '\r',
      '\n',
      '\u001b\r',
      '\u001b[Z',
      '\u0003',
      '\u0004',
      '\u0005',
      '\u0007',
      '\u001a',
      '\u007f',
    ])
      send(it, sequence);
    for (const sequence of ['\u001b[A', '\u001b[1;5D', '\u001bb', '\u001b[H', '\u001b[3~']) send(it, sequence);
    expect(it.keys.join('')).toBe(
      'aÄ漢👍<return><enter><meta+return><shift+tab><ctrl+c><ctrl+d><ctrl+e><ctrl+g><ctrl+z><backspace>' +
        '<up><ctrl+left><meta+b><home><delete>',
    );
  });

  it('keeps what is typed while nobody listens', async () => {
    const it = desk();
    send(it, `ab${START}one\rtwo${END}c`);
    const stop = it.keyboard.listen((key) => it.keys.push(said(key)));
    await new Promise(setImmediate);
    stop();
    send(it, 'd');
    expect(it.keys).toEqual(['a', 'b', '[one\rtwo]', 'c']);
    it.keyboard.listen((key) => it.keys.push(said(key)));
    send(it, 'e');
    expect(it.keys.slice(4)).toEqual(['d', 'e']);
  });

  it('gives the keys after the one that ended a prompt to the next prompt', () => {
    const it = desk();
    const stop = it.keyboard.listen((key) => {
      it.keys.push(said(key));
      if (key.kind === 'key') stop();
    });
    send(it, 'a\rbc');
    expect(it.keys).toEqual(['a', '<return>']);
    it.keyboard.listen((key) => it.keys.push(said(key)));
    send(it, 'd');
    expect(it.keys).toEqual(['a', '<return>', 'b', 'c', 'd']);
  });

  it('takes Escape for nothing, and the letter after it for a letter', () => {
    const it = listening();
    send(it, '\u001b');
    send(it, 'd');
    expect(it.keys).toEqual(['d']);
  });

  it('puts together a sequence that came in two pieces, and a character too', () => {
    const it = listening();
    send(it, '\u001b');
    send(it, '[A');
    const euro = Buffer.from('€');
    send(it, euro.subarray(0, 2));
    send(it, euro.subarray(2));
    expect(it.keys).toEqual(['<up>', '€']);
  });

  it('takes lines with hardly a pause between them for one paste where the terminal marks none', async () => {
    const it = listening(false);
    send(it, 'one line\r');
    send(it, '\r');
    send(it, 'another\r');
    await expect.poll(() => it.keys).toEqual(['[one line\r\ranother\r]']);
    send(it, 'a line\r');
    await expect.poll(() => it.keys.slice(1).join('')).toBe('a line<return>');
    send(it, 'x');
    send(it, '\r');
    expect(it.keys.slice(-2)).toEqual(['x', '<return>']);
  });

  it('keeps what has come when it stops', () => {
    const it = listening(false);
    send(it, 'one\rtwo');
    it.keyboard.stop();
    expect(it.keys).toEqual(['[one\rtwo]']);
  });

  it('gives many characters at once as one', () => {
    const it = listening();
    send(it, 'a text that comes at once');
    expect(it.keys).toEqual(['a text that comes at once']);
  });
});
