import { setupPrompt, setupValue, type SetupStep } from './setup-screen.ts';
import { to, type ScreenPart } from './state.ts';

/** What set-up asked and can be put right in a packet that is there, in this order; the reason is a text of plan.md. */
export const corrections = ['author', 'from', 'to', 'manager', 'nextReview'] as const satisfies readonly SetupStep[];
export type Correction = (typeof corrections)[number];

/** One of the answers to set-up once more; what is changed is in the file before the next. */
export const correctionScreen: ScreenPart<'correction'> = {
  prompt({ setup, today }, { step }) {
    const asked = setupPrompt(setup, today, step);
    return { ...asked, id: `correction.${step}`, initial: setup[step], canGoBack: true, canOpenEditor: true };
  },

  take(interview, { step }, reply) {
    const index = corrections.indexOf(step);
    const before = corrections[index - 1];
    if (reply.kind === 'back')
      return to(interview, before === undefined ? { at: 'hub' } : { at: 'correction', step: before });
    const after = corrections[index + 1];
    const next = after === undefined ? ({ at: 'hub' } as const) : ({ at: 'correction', step: after } as const);
    if (reply.kind === 'skip') return to(interview, next);
    if (reply.text === interview.setup[step]) return to(interview, next);
    const { value, complaint } = setupValue(step, reply.text, interview.today);
    if (complaint !== undefined) return { interview, effects: [], complaint };
    if (value === interview.setup[step]) return to(interview, next);
    const setup = { ...interview.setup, [step]: value };
    return to({ ...interview, setup }, next, [{ do: 'correct-setup', step, value }]);
  },
};
