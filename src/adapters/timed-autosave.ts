import type { Autosave } from '../core/ports.ts';

/** From the first change to the attempt to save it, in milliseconds: well within the second that a crash may cost. */
const PAUSE = 300;

/** Saves what changed a moment ago, however fast the changes come. */
export class TimedAutosave<Value> implements Autosave<Value> {
  readonly #save: (value: Value) => void;
  #waiting: { readonly value: Value } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(save: (value: Value) => void) {
    this.#save = save;
  }

  later(value: Value): void {
    this.#waiting = { value };
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      try {
        this.now();
      } catch {
        // What could not be saved still waits: the next change, or the end, tries again and tells.
      }
    }, PAUSE);
  }

  now(): void {
    this.#stop();
    if (this.#waiting === undefined) return;
    this.#save(this.#waiting.value);
    this.#waiting = undefined;
  }

  forget(): void {
    this.#stop();
    this.#waiting = undefined;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
