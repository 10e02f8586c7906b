import { PacketError } from '../errors.ts';
import { draftOf } from '../interview/draft.ts';
import { setupSteps } from '../interview/setup-screen.ts';
import type { Interview } from '../interview/state.ts';
import type { Setup } from '../packet/new-packet.ts';
import type { Prompter } from '../ports.ts';
import type { DraftStore } from '../store/draft-store.ts';

/**
 * What is typed and no answer yet, on disk. A draft that cannot be written does not end the interview, since answers may still be;
 * it is said once, and remembered, so that nothing is said to be kept that is not.
 */
export class KeptDraft {
  readonly #drafts: DraftStore;
  readonly #prompter: Prompter;
  /** What set-up began with; undefined once the packet is on disk. */
  #proposed: Setup | undefined;
  #failure: PacketError | undefined;
  #hasWarned = false;

  constructor(drafts: DraftStore, prompter: Prompter, proposed: Setup | undefined) {
    this.#drafts = drafts;
    this.#prompter = prompter;
    this.#proposed = proposed;
  }

  /** Whether there is no packet.md yet. */
  get isBeforePacket(): boolean {
    return this.#proposed !== undefined;
  }

  /** From here on, what set-up asked stands in the packet. */
  setUp(): void {
    this.#proposed = undefined;
  }

  /** Why the last draft is not on disk; undefined where it is. */
  get failure(): PacketError | undefined {
    return this.#failure;
  }

  keep(interview: Interview): void {
    try {
      this.#drafts.keep(draftOf(interview, this.#proposed));
      this.#failure = undefined;
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      this.#failure = error;
      if (!this.#hasWarned) this.#prompter.say('warning', `Half-typed lines cannot be kept: ${error.message}`);
      this.#hasWarned = true;
    }
  }

  /** Whether there is anything that is no answer yet. */
  isNeededFor(interview: Interview): boolean {
    return draftOf(interview, this.#proposed) !== undefined;
  }

  /** What is on no disk: the half-typed texts, and before there is a packet what set-up was answered. Empty where all is kept. */
  lostOf({ halfTyped, setup }: Interview): readonly string[] {
    if (this.#failure === undefined) return [];
    const proposed = this.#proposed;
    const answers = proposed === undefined ? [] : setupSteps.filter((step) => setup[step] !== proposed[step]);
    return [...answers.map((step) => setup[step]), ...halfTyped.map(({ typed }) => typed.text)].filter(
      (text) => text.trim() !== '',
    );
  }
}
