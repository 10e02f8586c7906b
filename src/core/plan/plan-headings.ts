import { headingNames } from '../document/heading-names.ts';

/** Under which headings of a plan its lists stand; the tool writes the first one, a hand may have written any. */
export const planHeadings = {
  ownSteps: headingNames('Our own steps', 'Own steps', 'Our steps', 'Steps'),
  done: headingNames('Done', 'Done by hand', 'Steps done'),
  waived: headingNames('Waived', 'Waived steps'),
  managers: headingNames('Managers', 'Earlier managers'),
  cycles: headingNames('Cycles', 'Past cycles'),
} as const;
