import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { configProblems, readConfig, withSetting, type SettingValue } from '../../core/config/config.ts';
import { allSettings, settingOf, settings, type Setting } from '../../core/config/settings.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { privateFilesOf, remotesOf, unignorePrivate, type Committing } from '../../core/store/commit-written.ts';
import { rememberNamed } from '../../core/store/named-remotes.ts';
import { TrialFiles } from '../../core/store/trial-files.ts';
import type { Writer } from '../../core/store/writer.ts';
import { privateInText } from '../../view/commit-text.ts';
import { configObject, configText } from '../../view/config-text.ts';
import { errorText } from '../../view/error-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';

/** `packet config`: lists, prints, sets. */
export async function runConfig(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const [key, value] = given.arguments;
  const isJson = given.flags['json'] === true;
  const folder = context.findPacket() ?? context.packetFolder('.');
  const places = context.configFiles(folder);
  if (key !== undefined && value !== undefined) {
    const setting = wanted(key, value);
    const path = given.flags['user'] === true ? places.user : places.repository;
    await write(context, given, folder, path, setting, value);
    return ExitCode.done;
  }
  const values = readConfig(places, context);
  if (key === undefined) {
    screen.out(
      isJson ? jsonText({ settings: configObject(values) }) : configText(values, context, screen.columns, screen.style),
    );
    return ExitCode.done;
  }
  const setting = wanted(key, undefined);
  const found = values.filter((each) => each.setting.key === setting.key);
  screen.out(isJson ? jsonText({ settings: configObject(found) }) : `${valueIn(found)}\n`);
  return ExitCode.done;
}

function valueIn([found]: readonly SettingValue[]): string {
  return found?.value ?? '';
}

/** The setting that is meant. Throws `E_USAGE` with the nearest right one. */
function wanted(key: string, value: string | undefined): Setting {
  const setting = settingOf(key);
  if (!('values' in setting)) {
    const known = allSettings.map((each) => each.key).join(', ');
    throw new PacketError('E_USAGE', `Unexpected setting "${key}", expected one of ${known}`, {
      hint: setting.meant === undefined ? 'packet config     lists all' : `packet config ${setting.meant}`,
    });
  }
  if (value !== undefined && !setting.values.includes(value)) {
    throw new PacketError('E_USAGE', `Unexpected ${key} "${value}", expected ${setting.values.join(' or ')}`, {
      hint: `packet config ${key} ${setting.standard}`,
    });
  }
  return setting;
}

/**
 * Takes the private files of every packet out of what git ignores, and makes them part of the next commit, of this command or a later
 * one. Gives what is to be said of it, with its line breaks.
 */
async function withPrivateFiles(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  { repository, commits }: Committing,
): Promise<string> {
  const { files, shownPath, screen } = context;
  const packets = context.allPackets();
  for (const packet of packets) unignorePrivate(packet, writer, files);
  if (repository === undefined) return '';
  const paths = packets.flatMap((packet) => privateFilesOf(packet, files));
  if (paths.length > 0) writer.claim(paths);
  const remotes = remotesOf(folder, repository, await commits());
  rememberNamed(remotes, writer);
  const text = privateInText(paths.map(shownPath), remotes);
  return text === '' ? '' : `${wrappedText(screen.errStyle.quiet(text), screen.columns)}\n`;
}

async function write(
  context: Context,
  given: Given,
  folder: PacketFolder,
  path: string,
  setting: Setting,
  value: string,
): Promise<void> {
  const { screen, files } = context;
  const committing = context.committing(folder);
  const before = files.read(path);
  const { configFiles, reading } = committing;
  const text = withSetting(before?.text ?? '', setting, value, reading);
  const trial = new TrialFiles(files);
  trial.write(path, text, { expected: before?.version, isPrivate: false });
  const left = configProblems(configFiles, { ...reading, files: trial });
  // One that mends something is written, also where more is wrong.
  if (left[0] !== undefined && left.length >= configProblems(configFiles, reading).length) throw left[0];
  const isOther = text !== before?.text;
  const shown = context.shownPath(path);
  let said = '';
  const writer = given.flags['user'] === true ? undefined : context.writer(folder, 'config', 'configuration');
  if (writer === undefined) {
    const userFolder = path.slice(0, path.lastIndexOf('/'));
    files.clearLeftOvers(userFolder);
    if (isOther) files.makeFolder(userFolder);
    if (isOther) files.write(path, text, { expected: before?.version, isPrivate: false });
  } else {
    if (isOther) writer.write([{ path, before, text, isPrivate: false }]);
    if (setting.key === settings.privateInGit.key && value === 'true')
      said += await withPrivateFiles(context, folder, writer, committing);
  }
  if (given.flags['json'] === true)
    screen.out(jsonText({ key: setting.key, value, file: path, written: isOther && !context.isTrial }));
  else if (!context.isTrial) screen.err(`${screen.errStyle.text(`${setting.key} is ${value}, in ${shown}`)}\n`);
  screen.err(said);
  // What the settings say is not known as long as one is wrong. They are of all packets of a repository.
  if (writer !== undefined && left.length === 0)
    await context.endInCommit(folder, writer, () => `Set ${setting.key} to ${value}`);
  screen.err(left.map((error) => errorText(error, screen.errStyle)).join(''));
}
