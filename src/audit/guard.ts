/** `wherefrom guard` for a project: what its code writes and reads becomes loaders, validators, a hook and a sandbox. */

import { auditArtifacts } from '../artifacts/audit.ts';
import type { Judged } from '../artifacts/entry.ts';
import { type Guard, guardFor, Inadmissible } from '../artifacts/guarding/guard.ts';
import { type GlobalNeed, needsOf, TwoMeanings } from '../artifacts/guarding/need.ts';
import type { NeededName } from '../code/guarding/names.ts';
import type { StyleName } from '../code/guarding/styles/style.ts';
import { styleFor, validatorFor } from '../code/guarding/validator.ts';
import { shapeWords } from '../code/guarding/words.ts';
import { type ChannelNeeds, closedReaders, needsOfChannels } from '../code/guards.ts';
import { openCode } from '../code/open.ts';
import type { OwnModel } from '../code/own-models.ts';
import { incompleteInOrder } from '../finding/incomplete.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import { endsAs } from '../project/named-files.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { GuardedChannel, GuardFile, ProjectGuards } from '../report/guards.ts';
import { factsOf } from './facts.ts';
import { SANDBOX_SCRIPT, sandboxLines } from './sandbox.ts';

export interface GuardProjectOptions {
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  readonly models: readonly OwnModel[];
  /** Chosen by what the project depends on if absent. */
  readonly style: StyleName | undefined;
  readonly progress: Progress;
  readonly version: string;
}

export async function guardProject(project: Project, options: GuardProjectOptions): Promise<ProjectGuards> {
  const { progress, models } = options;
  const { environment, projects } = await factsOf(project, options);
  const dependencies = new Set(projects.flatMap(({ graph }) => graph.dependencies.map(({ name }) => name)));
  const style = options.style ?? styleFor((name) => dependencies.has(name));
  const own = models.map(({ model }) => model);
  const { engine, incomplete } = await openCode(project, environment, progress, { own });
  progress.stage('joining writers and readers');
  const { channels, loose } = needsOfChannels(engine);
  const closed = await closedReaders(engine, progress);
  const inspected = await artifactsOf(project, channels, progress);
  const made = named(channels).map(([slug, needs]) =>
    guardedChannel(slug, needs, filesOf(inspected, needs), style),
  );
  const scripts = channels.flatMap(({ words }) => /^the input of (.*)$/.exec(words)?.[1] ?? []);
  return {
    version: 1,
    tool: { name: 'wherefrom', version: options.version },
    root: '.',
    channels: made.map(({ channel }) => channel),
    unguarded: [
      ...loose.map((call) => ({ ...call, reason: LOOSE })),
      ...closed.map((call) => ({ ...call, reason: CLOSED })),
    ],
    files: channels.length > 0 ? [...made.flatMap(({ files }) => files), ...shared(made)] : [],
    sandbox:
      channels.length + loose.length + closed.length > 0 ? sandboxLines(scripts[0] ?? 'SCRIPT.py') : [],
    incomplete: incompleteInOrder([...project.incomplete, ...incomplete]),
  };
}

const LOOSE =
  'nobody in the project is known to write it; wherefrom guard FILE makes a guard from what it reads';

const CLOSED = 'it unpickles by itself and takes no loader: only its settings or another format make it safe';

interface Made {
  readonly channel: GuardedChannel;
  readonly files: readonly GuardFile[];
  readonly needs: readonly GlobalNeed[];
}

/** A name for the files of each channel, as Python can import it. */
function named(channels: readonly ChannelNeeds[]): (readonly [slug: string, needs: ChannelNeeds])[] {
  const used = new Map<string, number>();
  return channels.map((needs) => {
    const slug = slugOf(needs.words);
    const count = (used.get(slug) ?? 0) + 1;
    used.set(slug, count);
    return [count === 1 ? slug : `${slug}_${count}`, needs];
  });
}

/** `data/cart.pkl` becomes `data_cart_pkl`. */
function slugOf(words: string): string {
  const slug =
    words
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('_')
      .slice(0, 60) ?? '';
  return /^[a-z]/.test(slug) ? slug : `channel_${slug}`;
}

async function artifactsOf(
  project: Project,
  channels: readonly ChannelNeeds[],
  progress: Progress,
): Promise<readonly Judged[]> {
  const wanted = project.files.filter(({ path }) => channels.some((needs) => isFileOf(path, needs)));
  if (wanted.length === 0) return [];
  const names = new Set(wanted.map(({ path }) => path));
  return (await auditArtifacts({ ...project, files: wanted }, { named: names, progress })).judged;
}

function filesOf(judged: readonly Judged[], needs: ChannelNeeds): readonly Judged[] {
  return judged.filter(({ entry }) => isFileOf(entry.path, needs));
}

function isFileOf(path: string, { file }: ChannelNeeds): boolean {
  return file !== undefined && endsAs(path.split('/'), file.split('/'));
}

function guardedChannel(
  slug: string,
  needs: ChannelNeeds,
  judged: readonly Judged[],
  style: StyleName,
): Made {
  const loader = loaderFor(needs, judged);
  const isLoader = 'guard' in loader;
  const validator = needs.writers.length > 0 ? validatorFor(needs.shape, style, needs.words) : undefined;
  const files: GuardFile[] = [
    ...(isLoader ? [{ name: `${slug}_loader.py`, text: loader.guard.text }] : []),
    ...(validator ? [{ name: `${slug}_record.py`, text: validator.text }] : []),
  ];
  const channel: GuardedChannel = {
    name: needs.words,
    lives: needs.life,
    format: needs.format,
    writers: needs.writers,
    readers: needs.readers,
    holds: needs.writers.length > 0 ? shapeWords(needs.shape) : 'unknown: nobody in the project writes it',
    inspected: judged.map(({ entry }) => entry.path),
    names: isLoader ? loader.guard.admissions.map(({ need }) => `${need.module}.${need.name}`) : [],
    unknown: needs.unknown.map(({ reason, place }) => ({ reason, ...place })),
    ...(isLoader ? { loader: `${slug}_loader.py` } : { refused: loader.refused }),
    ...(validator && { validator: `${slug}_record.py`, style: validator.style }),
    ...(validator?.instead !== undefined && { instead: validator.instead }),
  };
  return { channel, files, needs: isLoader ? loader.needs : [] };
}

type Loader = { readonly guard: Guard; readonly needs: readonly GlobalNeed[] } | { readonly refused: string };

/** Admits what the code writes, and what the files that lie there hold already. */
function loaderFor({ format, names, writers, words }: ChannelNeeds, judged: readonly Judged[]): Loader {
  if (format === 'marshal') return { refused: 'marshal asks for no names, so that nothing can be refused' };
  if (writers.length === 0 && judged.length === 0)
    return { refused: 'nobody in the project writes it, and there is no such file to look into' };
  const bad = judged.find(({ entry }) => entry.verdict !== 'safe' && entry.verdict !== 'unknown');
  if (bad) return { refused: `${bad.entry.path} is ${bad.entry.verdict}` };
  try {
    const needs = needsOf([...names.map(needOf), ...judged.flatMap(({ uses }) => uses)]);
    const places = writers.map(({ path, line }) => `written at ${path}:${line}`);
    const files = [...places, ...judged.map(({ entry }) => entry.path)];
    return {
      needs,
      guard: guardFor(needs, { kind: 'unpickler', files, what: `what comes through ${words}` }),
    };
  } catch (error) {
    if (error instanceof Inadmissible || error instanceof TwoMeanings) return { refused: error.message };
    throw error;
  }
}

/** As if a file had been seen that needs it. */
function needOf({ module, name, imports, isOwn }: NeededName): GlobalNeed {
  return {
    module,
    name,
    target: [imports.module, imports.name],
    verdict: isOwn ? 'unknown' : 'safe',
    made: isOwn,
    called: !isOwn,
    kept: false,
    shapes: [],
  };
}

/** The hook, for loaders that take no unpickler, and the sandbox. */
function shared(made: readonly Made[]): GuardFile[] {
  const needs = needsOf(made.flatMap((one) => one.needs)).filter(({ verdict }) => verdict !== 'dangerous');
  const files = made.map(({ channel }) => channel.name);
  return [
    { name: 'guard_hook.py', text: guardFor(needs, { kind: 'hook', files }).text },
    { name: 'sandbox.sh', text: SANDBOX_SCRIPT },
  ];
}
