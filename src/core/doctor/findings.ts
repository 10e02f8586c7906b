import { isSet, valueOf } from '../config/config.ts';
import { settings } from '../config/settings.ts';
import { shellWord } from '../shell-word.ts';
import type { Finding } from './finding.ts';
import type { Seen } from './seen.ts';

/** What there is to say of what was seen: every area says at least that all is well. */
export function findingsOf(seen: Seen): readonly Finding[] {
  return [
    program(seen),
    folder(seen),
    ...seen.files.map(file),
    ...git(seen),
    ...privacy(seen),
    ...configuration(seen),
    ...store(seen),
    editor(seen),
    ...terminal(seen),
  ];
}

function program({ machine }: Seen): Finding {
  const { version, node, system } = machine;
  return { area: 'program', state: 'ok', says: `packet ${version} on Node ${node}, ${system}` };
}

function folder({ packet }: Seen): Finding {
  if (packet === undefined)
    return {
      area: 'folder',
      state: 'note',
      says: 'no packet in this folder or above it',
      todo: 'packet init ~/packets/staff',
    };
  const { shown, isWritable } = packet;
  return isWritable
    ? { area: 'folder', state: 'ok', says: `the packet in ${shown}` }
    : {
        area: 'folder',
        state: 'problem',
        says: `the packet in ${shown} cannot be written: no permission`,
        todo: `ls -ld ${shellWord(shown)}`,
      };
}

function file({ shown, problem }: Seen['files'][number]): Finding {
  return problem === undefined
    ? { area: 'files', state: 'ok', says: `${shown} can be read` }
    : { area: 'files', state: 'problem', says: problem.says, todo: problem.hint };
}

function git({ git: report, remotes, settings: values, packet, ignored }: Seen): readonly Finding[] {
  const isCommitting = values !== undefined && valueOf(values, settings.commit) === 'true';
  const area = 'git';
  if (report.version === undefined) {
    return [
      isCommitting
        ? {
            area,
            state: 'problem',
            says: 'git is not there, and the setting is to commit',
            todo: 'packet config commit false',
          }
        : { area, state: 'note', says: 'git is not there; earlier texts are kept without it' },
    ];
  }
  const there: Finding = { area, state: 'ok', says: report.version };
  if (report.refusal !== undefined)
    return [
      there,
      {
        area,
        state: 'problem',
        says: `git refuses this repository: ${report.refusal.says}`,
        todo: report.refusal.hint,
      },
    ];
  if (report.root === undefined) {
    if (packet === undefined) return [there];
    return [
      there,
      isCommitting
        ? {
            area,
            state: 'problem',
            says: 'no repository here, and the setting is to commit',
            todo: `git init ${shellWord(packet.shown)}`,
          }
        : {
            area,
            state: 'note',
            says: 'no repository here; earlier texts are kept without it',
            todo: 'packet versions',
          },
    ];
  }
  const found: Finding[] = [
    there,
    {
      area,
      state: 'ok',
      says:
        report.branch === undefined
          ? `the repository in ${report.root}, on no branch`
          : `the repository in ${report.root}, on ${report.branch}`,
    },
    remotes.length === 0
      ? { area, state: 'ok', says: 'no remote: nothing leaves this machine' }
      : {
          area,
          state: 'note',
          says: `a push takes packet.md to ${remotes.map(({ name, url }) => (url === undefined ? name : `${name} (${url})`)).join(', ')}`,
        },
  ];
  if (ignored.length > 0)
    found.push({
      area,
      state: 'problem',
      says: `git ignores ${ignored.join(', ')}: no commit takes it along`,
      todo: `git check-ignore -v ${ignored.map(shellWord).join(' ')}     names the line that says so`,
    });
  if (report.underWay !== undefined)
    found.push({
      area,
      state: 'note',
      says: `${report.underWay} is under way: packet commits when it has ended`,
      todo: 'git status',
    });
  if (report.indexLock !== undefined)
    found.push({
      area,
      state: 'problem',
      says: `git left ${report.indexLock}: nothing can be committed`,
      todo: `rm ${shellWord(report.indexLock)}     where no other git is at work`,
    });
  if (isCommitting && !report.hasIdentity)
    found.push({
      area,
      state: 'problem',
      says: 'git does not know who commits',
      todo: 'git config user.email you@example.org',
    });
  return found;
}

function privacy({ exposed, trackedPrivate, notIgnored, remotes, settings: values, packet }: Seen): readonly Finding[] {
  const area = 'privacy';
  const found: Finding[] = exposed.map(({ path, shown }) => ({
    area,
    state: 'problem',
    says: `${shown} can be read by others on this machine`,
    todo: `chmod 600 ${shellWord(shown)}`,
    fix: { do: 'make-private', path },
  }));
  const isOut = remotes.length > 0 && values !== undefined && valueOf(values, settings.privateInGit) !== 'true';
  if (isOut && trackedPrivate.length > 0) {
    const names = trackedPrivate.map(shellWord).join(' ');
    found.push({
      area,
      state: 'problem',
      says: `git has private files, and a push takes them along, as they are and as they were: ${trackedPrivate.join(', ')}`,
      todo: `git rm --cached ${names}`,
    });
  }
  if (isOut && notIgnored.length > 0)
    found.push({
      area,
      state: 'problem',
      says: `git does not ignore ${notIgnored.join(', ')}`,
      todo: 'packet doctor --fix',
      fix: { do: 'ignore-private' },
    });
  if (found.length > 0 || packet === undefined) return found;
  return [{ area, state: 'ok', says: 'private files are yours alone' }];
}

function configuration({ settings: values }: Seen): readonly Finding[] {
  if (values === undefined) return [];
  const said = values.map(
    ({ setting, value }) => `${setting.key} ${value}${isSet(values, setting) ? '' : ' (standard)'}`,
  );
  return [{ area: 'settings', state: 'ok', says: said.join(', ') }];
}

function store({ lock, leftOvers, pending, drafts, packet }: Seen): readonly Finding[] {
  const area = 'store';
  const found: Finding[] = [];
  if (lock?.holder === 'alive') found.push({ area, state: 'note', says: `another packet is writing: ${lock.shown}` });
  if (lock?.holder === 'dead')
    found.push({
      area,
      state: 'problem',
      says: `${lock.shown} is of a program that is not there any more`,
      todo: 'packet doctor --fix',
      fix: { do: 'clear' },
    });
  if (lock?.holder === 'elsewhere')
    found.push({
      area,
      state: 'note',
      says: `${lock.shown} is held on another machine, or in another container`,
      todo: `rm ${shellWord(lock.shown)}     where that program is not there any more`,
    });
  if (leftOvers.length > 0)
    found.push({
      area,
      state: 'problem',
      says: `left over by a program that was stopped: ${leftOvers.join(', ')}`,
      todo: 'packet doctor --fix',
      fix: { do: 'clear' },
    });
  if (pending.length > 0)
    found.push({
      area,
      state: 'problem',
      says: `written by a command that was stopped, and not committed: ${pending.join(', ')}`,
      todo: 'packet doctor --fix',
      fix: { do: 'commit-pending' },
    });
  for (const { shown, kind } of drafts) {
    found.push(
      kind === 'draft'
        ? {
            area,
            state: 'note',
            says: `half typed: ${shown}`,
            todo: packet === undefined ? 'packet init' : `packet init ${shellWord(packet.shown)}     goes on there`,
          }
        : { area, state: 'note', says: `put aside: ${shown}`, todo: `less ${shellWord(shown)}` },
    );
  }
  return found.length > 0 || packet === undefined
    ? found
    : [{ area, state: 'ok', says: 'no lock, no draft, nothing left over' }];
}

function editor({ machine }: Seen): Finding {
  const { command, source, isThere } = machine.editor;
  return isThere
    ? { area: 'editor', state: 'ok', says: `${command}, from ${source}` }
    : {
        area: 'editor',
        state: 'problem',
        says: `"${command}", from ${source}, was not found`,
        todo: 'export PACKET_EDITOR=nano',
      };
}

function terminal({ machine }: Seen): readonly Finding[] {
  const { isInteractive, term, columns, isUtf8, isPlain } = machine.terminal;
  const area = 'terminal';
  if (!isInteractive) return [{ area, state: 'note', says: 'no terminal: packet asks nothing' }];
  const found: Finding[] = [
    {
      area,
      state: 'ok',
      says: `${term === '' ? 'a terminal without a name' : term}, ${String(columns)} columns${isPlain ? ', plain lines' : ''}`,
    },
  ];
  if (!isUtf8)
    found.push({
      area,
      state: 'note',
      says: 'the locale is not UTF-8: signs beyond ASCII are left out',
      todo: 'locale',
    });
  return found;
}
