import type { Environment } from '../project/environment.ts';
import { type Progress, partOf } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import { makeEngine, makeLedger } from './flow/ask/answers.ts';
import type { Engine } from './flow/ask/engine.ts';
import type { ByName } from './flow/ask/guesses.ts';
import type { Ledger } from './flow/ask/memo.ts';
import type { CodeRule } from './judging/rule.ts';
import { type Catalogue, catalogueOf } from './models/catalogue.ts';
import { models } from './models/libraries/registry.generated.ts';
import type { Model } from './models/vocabulary.ts';
import type { FileModule, Known } from './program/file.ts';
import { Program } from './program/program.ts';
import { isWrittenInPython2 } from './program/python2.ts';
import { noted, Reads } from './program/reads.ts';
import { type ReadModules, readModules } from './read.ts';
import { rules } from './rules/registry.generated.ts';

/** The Python of a project, ready for questions. */
export interface OpenCode extends ReadModules {
  readonly engine: Engine;
  readonly ledger: Ledger;
  /** What is looked at, where somebody wants it noted. */
  readonly reads: Reads | undefined;
}

export interface OpenOptions {
  /** The rules whose sinks are looked for; all where it is absent. */
  readonly wants?: (rule: string) => boolean;
  /** Models of the user, beside the built-in ones. */
  readonly own?: readonly Model[];
  /** Another way than usual, to be compared. */
  readonly byName?: ByName;
  /** Whether what outsiders could do is asked of tests, too: nobody outside gets to them. Yes where it is absent. */
  readonly includeTests?: boolean;
  /** Whether what is looked at is noted. */
  readonly noting?: boolean;
  /** What is known of files before they are parsed. */
  readonly known?: Known;
  /** The same project, opened before with the same options: what is known of files that have not changed stays. */
  readonly before?: OpenCode | undefined;
}

/** Rules that judge the sinks of another one as well. */
const FURTHER: ReadonlyMap<string, readonly string[]> = furtherRules();

function furtherRules(): Map<string, string[]> {
  const further = new Map<string, string[]>();
  for (const { meta, sinksOf } of rules as readonly CodeRule[])
    if (sinksOf) further.set(sinksOf, [...(further.get(sinksOf) ?? []), meta.id]);
  return further;
}

const BUILT_IN = models as readonly Model[];
/** All rules that could be wanted of built-in models. */
const SINK_RULES = [
  ...new Set([
    ...BUILT_IN.flatMap(({ sinks = [] }) => sinks.map(({ rule }) => rule)),
    ...[...FURTHER.values()].flat(),
  ]),
];

export async function openCode(
  project: Project,
  environment: Environment,
  progress: Progress,
  {
    wants = () => true,
    own = [],
    byName,
    includeTests = true,
    noting = false,
    known: knownFiles,
    before,
  }: OpenOptions = {},
): Promise<OpenCode> {
  const read = await readModules(project, progress, includeTests, knownFiles);
  const python2 = environment.pythons.every(({ major }) => major === 2) || isWrittenInPython2(read.modules);
  if (before && before.engine.program.python2 === python2 && isSame(before, read))
    return updated(before, read);
  const catalogue = own.length > 0 ? catalogueWith(own, wants) : builtInCatalogue(wants);
  const reads = noting ? new Reads(read.modules.length) : undefined;
  const modules = reads ? read.modules.map((module) => noted(module, reads)) : read.modules;
  const known = { libraries: catalogue.root.below, python2, copies: true as const };
  const program = partOf(progress, 'link', () => new Program(modules, known, reads));
  const ledger = makeLedger();
  const engine = makeEngine(program, catalogue, environment, byName, progress.part, ledger);
  return { ...read, engine, ledger, reads };
}

function catalogueWith(own: readonly Model[], wants: (rule: string) => boolean): Catalogue {
  return catalogueOf(
    [...BUILT_IN, ...own].map((model) => ({
      ...model,
      sinks: (model.sinks ?? []).flatMap((sink) => [
        ...(wants(sink.rule) ? [sink] : []),
        ...(FURTHER.get(sink.rule) ?? []).filter(wants).map((rule) => ({ ...sink, rule })),
      ]),
    })),
  );
}

/** By the rules that are wanted: whoever opens one project after the other has the same one made once. */
const MADE = new Map<string, Catalogue>();
/** A catalogue is some 10,000 small objects. */
const MOST_MADE = 4;

function builtInCatalogue(wants: (rule: string) => boolean): Catalogue {
  const key = SINK_RULES.filter(wants).join(' ');
  const made = MADE.get(key) ?? catalogueWith([], wants);
  if (!MADE.has(key) && MADE.size === MOST_MADE) MADE.clear();
  MADE.set(key, made);
  return made;
}

/** Whether the same files stand in the same places. */
function isSame({ modules }: OpenCode, { modules: now }: ReadModules): boolean {
  if (modules.length !== now.length) return false;
  return modules.every((one, i) => {
    const { path, importRoot, name, isPackage, isAside } = now[i] as FileModule;
    return (
      one.path === path &&
      one.importRoot === importRoot &&
      one.name === name &&
      one.isPackage === isPackage &&
      one.isAside === isAside
    );
  });
}

/** Puts what is in the files now in the place of what was in them. */
function updated(before: OpenCode, { modules, ...read }: ReadModules): OpenCode {
  const changed = new Set<number>();
  for (const [i, { contents }] of modules.entries()) {
    const module = before.modules[i] as FileModule;
    if (module.contents === contents) continue;
    module.contents = contents;
    changed.add(i);
  }
  if (changed.size > 0) before.engine.forget(changed);
  return { ...before, ...read };
}
