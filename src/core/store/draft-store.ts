import { formatDraft, parseDraft, type Draft } from '../interview/draft.ts';
import type { DraftPlace, Files } from '../ports.ts';
import { DraftFile } from './draft-file.ts';

/** The draft of a packet's interview. */
export class DraftStore extends DraftFile<Draft> {
  constructor(files: Files, place: DraftPlace, shownPath: (path: string) => string) {
    super(files, place, shownPath, { format: formatDraft, parse: parseDraft });
  }
}
