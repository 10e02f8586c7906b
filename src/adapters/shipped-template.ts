import staff from '../../templates/staff/template.yaml';
import { normalizeTemplate } from '../core/packet/normalize-template.ts';

/** The template `staff`, read when the program was built. */
export const shippedTemplate = normalizeTemplate(staff);
