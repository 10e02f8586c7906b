/** Under which headings of a plan its lists stand; the tool writes the first one, a hand may have written any. */
export const planHeadings = {
  ownSteps: ['Our own steps', 'Own steps', 'Our steps', 'Steps'],
  done: ['Done', 'Done by hand', 'Steps done'],
  waived: ['Waived', 'Waived steps'],
  managers: ['Managers', 'Earlier managers'],
  cycles: ['Cycles', 'Past cycles'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
