import { PacketError } from '../core/errors.ts';

/** The signals that end an interview, and what they end it with. */
const codes = { SIGINT: 'E_CANCELLED', SIGTERM: 'E_TERMINATED', SIGHUP: 'E_HUNG_UP' } as const;
export type StopSignal = keyof typeof codes;

/** Turns signals into an error at the next question: what is being written is written first. */
export class StopSignals {
  readonly #controller = new AbortController();
  #stopped: StopSignal | undefined;

  constructor() {
    for (const signal of Object.keys(codes)) process.on(signal, this.stop);
  }

  /** Aborted when one has come. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly stop = (signal: StopSignal): void => {
    this.#stopped ??= signal;
    this.#controller.abort();
  };

  /** Throws `E_CANCELLED`, `E_TERMINATED` or `E_HUNG_UP` where one has come. */
  check(): void {
    if (this.#stopped !== undefined) throw new PacketError(codes[this.#stopped], `Unexpected ${this.#stopped}`);
  }

  close(): void {
    for (const signal of Object.keys(codes)) process.off(signal, this.stop);
  }
}
