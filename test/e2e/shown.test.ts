import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderExample } from '../../build/examples.mjs';
import { renderScreens } from '../../build/screens.mjs';

describe('what the README shows', () => {
  it('is what the program draws (else: npm run screens)', async () => {
    for (const [name, picture] of await renderScreens()) {
      expect(readFileSync(`docs/screens/${name}.svg`, 'utf8')).toBe(picture);
    }
  });

  it('is the packet that the example answers give (else: npm run examples)', () => {
    expect(readFileSync('examples/staff.packet.md', 'utf8')).toBe(renderExample());
  });
});
