import { resolve } from 'node:path';
import { GitCommits } from '../../src/adapters/git-commits.ts';
import { PacketError } from '../../src/core/errors.ts';
import { commitWritten } from '../../src/core/store/commit-written.ts';
import { openStore } from './open-store.ts';

// A program of its own: gives one field of the first entry of a question another value, through the store, and ends as commands do.
async function edit([path = '', question = '', field = '', value = '']: readonly string[]): Promise<void> {
  const { folder, reading, writer, store } = openStore(resolve(path), process.cwd());
  const answer = store.answers().get(question);
  const entry = answer?.state === 'answered' ? answer.entries[0] : undefined;
  if (entry === undefined) throw new Error(`no entry of ${question}`);
  const fields = [...entry.fields.filter(({ id }) => id !== field), { id: field, value }];
  store.apply({ do: 'update-entry', question, index: 0, entry: { ...entry, fields } });
  await commitWritten(folder, writer, 'Edit a field', {
    reading,
    configFiles: { repository: writer.absolute('.packet/config.yaml'), user: '/nonexistent/config.yaml' },
    repository: undefined,
    isRefused: false,
    commits: () => Promise.resolve(new GitCommits(process.env)),
  });
}

edit(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof PacketError)) throw error;
  process.stderr.write(`${error.code}  ${error.message}\nhint: ${error.hint ?? ''}\n`);
  process.exitCode = error.exitCode;
});
