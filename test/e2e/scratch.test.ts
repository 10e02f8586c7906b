import { it } from 'vitest';
import { testFolder, whoFlags } from '../support/packet-program.ts';
import { keys, openTerminal, pasted } from '../support/terminal.ts';

async function show(t: any, label: string) {
  const s = await t.screen();
  console.log(
    `--- ${label} cursor ${s.cursorRow},${s.cursorColumn}\n` +
      s.rows.map((r: string, i: number) => `${String(i).padStart(2)}|${r}`).join('\n'),
  );
}
async function settle(t: any) {
  let n = -1;
  while (n !== t.shown.length) {
    n = t.shown.length;
    await new Promise((r) => setTimeout(r, 250));
  }
}

it('x', async () => {
  const folder = testFolder();
  folder.run(['init', 'staff', ...whoFlags]);
  const t = openTerminal(folder, ['init', 'staff'], { columns: 80, env: { NO_COLOR: '1' } });
  await t.waitFor('Question >');
  t.type('5\r');
  await t.waitFor('What next >');
  t.type('2\r');
  await t.waitFor('Your answer >');
  t.type(
    'a text that is long enough to be broken when it has forty columns only, and then some more words, 昇進昇進昇進昇進昇進昇進昇進 done',
  );
  await settle(t);
  await show(t, '80');
  for (const c of [60, 40, 23, 41, 80, 120, 200, 20, 80]) {
    t.resize(c);
    await settle(t);
    await show(t, String(c));
  }
  t.type(keys.example);
  await settle(t);
  await show(t, 'example');
  t.resize(40);
  t.resize(50);
  t.resize(30);
  t.resize(80);
  await settle(t);
  await show(t, 'burst');
  t.type(pasted('one\ntwo\nthree\n\nfive'));
  await settle(t);
  await show(t, 'paste');
  t.type('\r');
  await settle(t);
  await show(t, 'done');
}, 60000);
