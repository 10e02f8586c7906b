import { addSpec } from '../commands/add/spec.ts';
import { checkSpec } from '../commands/check/spec.ts';
import { configSpec } from '../commands/config/spec.ts';
import { cycleSpec } from '../commands/cycle/spec.ts';
import { diffSpec } from '../commands/diff/spec.ts';
import { doctorSpec } from '../commands/doctor/spec.ts';
import { editSpec } from '../commands/edit/spec.ts';
import { helpSpec } from '../commands/help/spec.ts';
import { initSpec } from '../commands/init/spec.ts';
import { listSpec } from '../commands/list/spec.ts';
import { managerSpec } from '../commands/manager/spec.ts';
import { reviewSpec } from '../commands/review/spec.ts';
import { roundSpec } from '../commands/round/spec.ts';
import { statusSpec } from '../commands/status/spec.ts';
import { undoSpec } from '../commands/undo/spec.ts';
import { versionsSpec } from '../commands/versions/spec.ts';
import type { CommandSpec } from './command-spec.ts';

/** What every command is called with, in the order of help. */
export const specs: readonly CommandSpec[] = [
  statusSpec,
  initSpec,
  addSpec,
  editSpec,
  roundSpec,
  checkSpec,
  reviewSpec,
  managerSpec,
  cycleSpec,
  helpSpec,
  diffSpec,
  undoSpec,
  versionsSpec,
  listSpec,
  configSpec,
  doctorSpec,
];
