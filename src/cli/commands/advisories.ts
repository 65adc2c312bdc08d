import { Option } from 'commander';
import type { StoreStatus, Updated } from '../../dependencies/advisories/maintain.ts';
import { UsageError } from '../../limits/errors.ts';
import { readConfiguration } from '../../project/configuration.ts';
import { SILENT } from '../../project/progress.ts';
import { counted, thousands } from '../../report/words.ts';
import { advisoryOptions } from '../advisories.ts';
import type { Command, Invocation } from '../command.ts';
import { progressLine } from '../progress.ts';
import { COMMON_OPTIONS, type Settings, settingsFrom } from '../settings.ts';
import { TOOL } from '../version.ts';

export const command: Command = {
  name: 'advisories',
  summary: 'update the local advisory store, or tell what is in it',
  help: `\`update\` fetches the OSV export for PyPI into the store, or imports the one that --advisories names, which
then serves every audit until the next update: so a machine without network is supplied. \`status\` tells what
is in the store and how old it is; it exits with 2 if an audit could not use it.

Examples:
  wherefrom advisories update
  wherefrom advisories update --advisories all.zip
  wherefrom advisories status --format json`,
  arguments: [{ notation: '<action>', description: 'update or status' }],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    COMMON_OPTIONS.advisories,
    COMMON_OPTIONS.offline,
    COMMON_OPTIONS.cacheDir,
    COMMON_OPTIONS.quiet,
  ],
  async run(invocation) {
    const [action] = invocation.args;
    if (action === 'update') return update(invocation);
    if (action === 'status') return status(invocation);
    throw new UsageError(`advisories does not know ${action}`, 'choose from update, status');
  },
};

async function update(invocation: Invocation): Promise<number> {
  const { updateAdvisories } = await import('../../dependencies/advisories/maintain.ts');
  const settings = await settingsOf(invocation);
  const progress = progressLine(invocation.console, settings.quiet);
  const options = advisoryOptions(settings, invocation.console, progress);
  const updated = await updateAdvisories(options).finally(() => progress.close());
  const text =
    settings.format === 'json' ? json(updatedJson(updated)) : await updateText(updated, options.now);
  invocation.console.out(text);
  return 0;
}

async function status(invocation: Invocation): Promise<number> {
  const { statusOf } = await import('../../dependencies/advisories/maintain.ts');
  const settings = await settingsOf(invocation);
  const found = statusOf(advisoryOptions(settings, invocation.console, SILENT));
  invocation.console.out(settings.format === 'json' ? json(statusJson(found)) : await statusText(found));
  return found.state === 'ready' || found.state === 'stale' ? 0 : 2;
}

async function settingsOf({ console, options }: Invocation): Promise<Settings> {
  return settingsFrom(options, await readConfiguration(console.folder), console, console.folder);
}

async function updateText({ changed, meta, path, bytes }: Updated, now: Date): Promise<string> {
  const { ageOf, inWords } = await import('../../dependencies/advisories/age.ts');
  const first = changed ? `The store holds what ${meta.source} has` : `${meta.source} has nothing newer`;
  return lines(`${first}.`, [
    ['advisories', counts(meta)],
    ['newest', meta.newest && `${meta.newest.slice(0, 10)}, ${inWords(ageOf(meta, now))} ago`],
    ['unreadable', unreadable(meta)],
    ['file', `${path} (${size(bytes)})`],
  ]);
}

async function statusText(found: StoreStatus): Promise<string> {
  const { inWords } = await import('../../dependencies/advisories/age.ts');
  const { meta, age = 0, bytes, nextStep, path, reason } = found;
  const next: [string, string | undefined] = ['next', nextStep];
  if (!meta) {
    const state =
      found.state === 'absent' ? 'There are no advisories in the store.' : `The store is damaged: ${reason}.`;
    return lines(state, [['file', path], next]);
  }
  const state = found.state === 'stale' ? 'out of date' : 'up to date';
  return lines(`The store is ${state}.`, [
    ['advisories', counts(meta)],
    ['source', meta.source],
    ['newest', meta.newest && `${meta.newest.slice(0, 10)}, ${inWords(age)} ago`],
    ['read', `${meta.read.slice(0, 16).replace('T', ' ')} UTC`],
    ['unreadable', unreadable(meta)],
    ['file', `${path} (${size(bytes ?? 0)})`],
    next,
  ]);
}

type Meta = Updated['meta'];

function counts({ records, packages }: Meta): string {
  return `${thousands(records)} about ${counted(packages, 'package')}`;
}

function unreadable({ brokenCount, broken }: Meta): string {
  return brokenCount === 0 ? '' : `${counted(brokenCount, 'record')}, the first: ${broken[0]}`;
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A sentence, and below it what there is to say by name; nothing is said without a value. */
function lines(first: string, rows: readonly (readonly [string, string | undefined])[]): string {
  const shown = rows.filter(([, value]) => value);
  const width = Math.max(...shown.map(([name]) => name.length)) + 2;
  return [first, ...shown.map(([name, value]) => `  ${name.padEnd(width)}${value}`)]
    .map((line) => `${line}\n`)
    .join('');
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Both are described by docs/advisories.schema.json. */
function updatedJson({ changed, meta, path, bytes }: Updated): object {
  return { version: 1, tool: TOOL, changed, path, bytes, ...metaJson(meta) };
}

function statusJson({ state, path, bytes, meta, reason, nextStep }: StoreStatus): object {
  return { version: 1, tool: TOOL, state, path, bytes, ...(meta && metaJson(meta)), reason, nextStep };
}

function metaJson({ source, records, packages, withdrawn, brokenCount, newest, read }: Meta): object {
  return {
    source,
    advisories: records,
    packages,
    withdrawn,
    unreadable: brokenCount,
    newest: newest || undefined,
    read,
  };
}
