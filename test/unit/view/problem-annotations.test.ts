import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/problem.ts';
import { problemAnnotations } from '../../../src/view/problem-annotations.ts';
import { plainStyler } from '../../../src/view/styler.ts';

const style = plainStyler((text) => text);
const problem: Problem = {
  file: 'packet.md',
  line: 12,
  column: 3,
  rule: 'field-missing',
  severity: 'warning',
  message: 'Unexpected metric "A" without Source',
};

describe('annotations of a workflow', () => {
  it('are a line for each problem', () => {
    const others: Problem[] = [
      { ...problem, severity: 'error', hint: 'packet edit impact' },
      { ...problem, severity: 'info', hint: '' },
    ];
    expect(problemAnnotations([problem, ...others], (file) => `staff/${file}`, style)).toBe(
      `::warning file=staff/packet.md,line=12,col=3,title=field-missing::Unexpected metric "A" without Source
::error file=staff/packet.md,line=12,col=3,title=field-missing::Unexpected metric "A" without Source%0Apacket edit impact
::notice file=staff/packet.md,line=12,col=3,title=field-missing::Unexpected metric "A" without Source
`,
    );
    expect(problemAnnotations([], (file) => file, style)).toBe('');
  });

  it('escape what would end them, and come back as they were, whatever a file holds', () => {
    const text = fc
      .array(fc.constantFrom('a', '%', '%0A', '\n', '\r', '::', ',', ':', '=', '::error ::', ' ', 'é'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (file, message) => {
        const lines = problemAnnotations([{ ...problem, file, message }], (each) => each, style).split('\n');
        expect(lines).toHaveLength(2);
        expect(lines[0]).not.toContain('\r');
        const [, path = '', said = ''] =
          /^::warning file=([^:,]*),line=12,col=3,title=field-missing::(.*)$/.exec(lines[0] ?? '') ?? [];
        expect(decodeURIComponent(path.replaceAll('é', '%C3%A9'))).toBe(file);
        expect(said.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')).toBe(message);
      }),
    );
  });
});
