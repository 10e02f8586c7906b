import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { historyFile, renderYear } from '../../build/year.mjs';
import { repository, testFolder } from '../support/packet-program.ts';

describe('the year in examples', () => {
  it('is what the program makes of its story (else: npm run year)', () => {
    expect(renderYear()).toBe(readFileSync(historyFile, 'utf8'));
  });

  it('can be read as its own README says', () => {
    const folder = testFolder();
    const input = readFileSync(historyFile);
    const year = join(folder.path, 'year');
    execFileSync('git', ['init', '--quiet', year]);
    execFileSync('git', ['-C', year, 'fast-import', '--quiet'], { input });
    execFileSync('git', ['-C', year, 'checkout', '--quiet', 'main']);
    const at = (day: string, ...words: string[]): string =>
      folder.run([...words, '-C', 'year/staff'], { env: { PACKET_TODAY: day } }).stdout;
    expect(at('2026-10-16', 'cycle')).toContain('promoted');
    expect(at('2026-10-16', 'review', 'list').match(/^\w{3} \d/gm)).toHaveLength(8);
    expect(at('2026-10-16', 'check')).toBe('No problem found.\n');
    const readme = readFileSync(join(repository, 'examples/year/README.md'), 'utf8');
    expect(readme).toContain('fast-import');
  });
});
