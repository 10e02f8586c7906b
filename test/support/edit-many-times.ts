import { openStore } from './open-store.ts';

// A program of its own: changes one field of one entry so many times through the store, each time to the next number.
const [path = '', index = '', times = ''] = process.argv.slice(2);
const { store } = openStore(path);
for (let number = 1; number <= Number(times); number += 1) {
  store.apply({
    do: 'update-entry',
    question: 'work',
    index: Number(index),
    entry: { title: `Entry ${index}`, text: '', fields: [{ id: 'when', value: String(number) }] },
  });
}
