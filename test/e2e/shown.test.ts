import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderExample } from '../../build/examples.mjs';
import { renderRecording, renderScreens } from '../../build/screens.mjs';

describe('what the README shows', () => {
  it('is what the program draws (else: npm run screens)', async () => {
    for (const [name, picture] of await renderScreens()) {
      expect(readFileSync(`docs/screens/${name}.svg`, 'utf8')).toBe(picture);
    }
  }, 60_000);

  it('is what the recorded session has (else: npm run screens)', async () => {
    // How the program's output is cut into events is not the program's.
    const shownIn = (recording: string): string =>
      recording
        .trim()
        .split('\n')
        .slice(1)
        .map((event) => (JSON.parse(event) as [number, string, string])[2])
        .join('');
    expect(shownIn(readFileSync('docs/screens/first-evening.cast', 'utf8'))).toBe(shownIn(await renderRecording()));
  }, 60_000);

  it('is the packet that the example answers give (else: npm run examples)', () => {
    expect(readFileSync('examples/staff.packet.md', 'utf8')).toBe(renderExample());
  });
});
