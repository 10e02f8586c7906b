import type { Topic } from './topic.ts';

export const declinedTopic: Topic = {
  name: 'declined',
  summary: 'when the company said no: staying, moving, stopping',
  body: [
    'Nothing has to be decided today. The packet stays open, nothing in it is worth less than yesterday, and no date is due. Take the time that you need before you ask for reasons.',
    'Then ask, best in a 1:1 of its own: what was said, in their words; which one thing, shown, would have changed it; and whether it was the work, the evidence, or that they did not know you. Write it down as it was said. A decision is often about what the room knew.',
    {
      terms: [
        ['packet cycle declined', 'takes the reasons, one a line, today or any other day'],
        ['packet cycle declined --not-mine "No budget"', 'what you cannot mend stays in plan.md, and is no gap'],
        ['packet edit gaps --inline', 'gives each gap a plan, and a day on which you look at it again'],
        ['packet cycle --name NAME', 'aims at the next cycle; the dates of the last one go'],
      ],
    },
    'Staying: how many cycles you are ready for is written in plan.md so that it is not decided in anger, nor out of habit. One reason that can be shown within a cycle is worth another one; the same reason, told for the second time after you have shown it, is an answer too.',
    'Moving: another team, another manager or another company can be a shorter way to the same work. What the packet says of you is yours and goes along.',
    'Stopping: not to want the role any more is a good answer. The packet is still a record of what you did, and serves for a review, a raise or an application.',
    {
      terms: [
        ['packet cycle withdrawn', 'ends a cycle of your own accord'],
        ['packet cycle paused', 'stops all dates until packet cycle resumed'],
      ],
    },
  ],
};
