import { messageOf, UsageError } from '../limits/errors.ts';
import type { CodeRule } from './judging/rule.ts';
import { type CatalogueNode, catalogueOf, followed } from './models/catalogue.ts';
import { models } from './models/libraries/registry.generated.ts';
import type { Fault } from './models/own/faults.ts';
import { type ModelFile, readModel } from './models/own/read.ts';
import { componentsOf, expanded } from './models/paths.ts';
import { isTrap } from './models/traps.ts';
import type { Model, Sanitizer, Sink } from './models/vocabulary.ts';
import { rules } from './rules/registry.generated.ts';

const RULES: ReadonlyMap<string, CodeRule> = new Map(
  (rules as readonly CodeRule[]).map((rule) => [rule.meta.id, rule]),
);

/**
 * The models in files of the user, each as it is read. Throws {@link UsageError} on the first mistake, with its file
 * and line.
 */
export function readOwnModels(files: readonly OwnModelFile[]): readonly OwnModel[] {
  const known = [...(models as readonly Model[])];
  return files.map((file) => {
    const model = readModel(file, (read) => [...faultsOf(read), ...faultsBeside(read, known)]);
    known.push(model);
    agree(file, known);
    return { model, path: file.path, by: file.by };
  });
}

export interface OwnModelFile extends ModelFile {
  readonly by: OwnModel['by'];
}

/** A model that is not built in. */
export interface OwnModel {
  readonly model: Model;
  readonly path: string;
  /**
   * Who names it. The project's settings come from whoever wrote the project, who may want to hide something; the
   * command line is the user's.
   */
  readonly by: 'project' | 'user';
}

/** Two models that give one path two meanings in a way that only shows when both are put together. */
function agree({ path }: ModelFile, known: readonly Model[]): void {
  try {
    catalogueOf(known);
  } catch (error) {
    throw new UsageError(`${path}: another model says otherwise: ${messageOf(error)}`, NOT_AGAIN);
  }
}

const NOT_AGAIN = 'leave it out: an alias or type stands for what nobody has described yet';

/** What a user's model may not say: built-in models are written with all others in view. */
function* faultsBeside(model: Model, known: readonly Model[]): Iterable<Fault> {
  yield* faultsOfPaths(model, known);
  yield* faultsOfNames(model, known);
}

/** What is said of paths that begin with nobody's module would never be looked at. */
function* faultsOfPaths(model: Model, known: readonly Model[]): Iterable<Fault> {
  const firsts = new Set([model, ...known].flatMap(({ modules }) => modules).map(firstName));
  for (const { at, pattern } of pathsIn(model)) {
    const foreign = expanded(pattern).find((path) => !firsts.has(firstName(path)));
    if (foreign === undefined) continue;
    const message = `${foreign} does not begin with one of the model's modules`;
    yield { at, message, nextStep: `write ${firstName(foreign)} into modules, if programs import that` };
  }
}

/** An alias takes the place of whatever else was said of its path: of `pickle` that would be all of pickle. */
function* faultsOfNames(model: Model, known: readonly Model[]): Iterable<Fault> {
  const { root } = catalogueOf(known);
  for (const part of ['aliases', 'types'] as const) {
    for (const pattern of Object.keys(model[part] ?? {})) {
      const taken = expanded(pattern).find((path) => isDescribed(root, path));
      if (taken === undefined) continue;
      yield { at: [part, pattern], message: `${taken} is described by another model`, nextStep: NOT_AGAIN };
    }
  }
}

/** Whether anything is said of a path itself or of what is reached through it. */
function isDescribed(root: CatalogueNode, path: string): boolean {
  let node: CatalogueNode | undefined = root;
  for (const component of componentsOf(path)) {
    node = followed(node).below.get(component);
    if (!node) return false;
  }
  const { path: _, below, ...said } = node;
  return below.size > 0 || Object.values(said).some((one) => (Array.isArray(one) ? one.length > 0 : one));
}

interface PathAt {
  readonly at: readonly PropertyKey[];
  readonly pattern: string;
}

/** The paths that a model is about, with their places; an alias may be anybody's name. */
function* pathsIn(model: Model): Iterable<PathAt> {
  for (const part of CALLS)
    for (const [i, { call }] of (model[part] ?? []).entries()) yield { at: [part, i, 'call'], pattern: call };
  for (const [i, { connect }] of (model.signals ?? []).entries())
    yield { at: ['signals', i, 'connect'], pattern: connect };
  for (const [i, { path }] of (model.sources ?? []).entries())
    yield { at: ['sources', i, 'path'], pattern: path };
  for (const part of NAMES)
    for (const [i, pattern] of (model[part] ?? []).entries()) yield { at: [part, i], pattern };
}

const NAMES = ['comparisons', 'endings', 'shared', 'swallowers'] as const;

const CALLS = [
  'sinks',
  'propagators',
  'sanitizers',
  'fillers',
  'saves',
  'callbacks',
  'verifications',
  'digests',
] as const;

function firstName(path: string): string {
  return componentsOf(path)[0] ?? '';
}

/** What the words alone do not say: which rules there are, and what goes with what. */
export function* faultsOf(model: Model): Iterable<Fault> {
  for (const [i, sink] of (model.sinks ?? []).entries()) yield* faultsOfSink(sink, ['sinks', i]);
  for (const [i, sanitizer] of (model.sanitizers ?? []).entries())
    yield* faultsOfSanitizer(sanitizer, ['sanitizers', i]);
}

function* faultsOfSink(sink: Sink, at: readonly PropertyKey[]): Iterable<Fault> {
  const { rule: id, data, form, reads } = sink;
  const rule = RULES.get(id);
  if (!rule) return yield { at: [...at, 'rule'], ...noRule(id) };
  const nextStep = `wherefrom explain ${id}, and docs/models.md`;
  if ((data === undefined) !== (form === undefined))
    yield { at, message: 'data and form go together: where the data is, and how it is got at', nextStep };
  if (form === 'name' && !reads)
    yield { at, message: 'a sink of the form name needs reads: what lies under the name', nextStep };
  if (isTrap(sink) && rule.severity.constant === undefined)
    yield { at, message: `${id} judges data: say in data or reads where it is`, nextStep };
  if (!isTrap(sink) && rule.severity.constant !== undefined)
    yield { at, message: `${id} judges arguments, not data: leave out data, form and reads`, nextStep };
}

function* faultsOfSanitizer({ rules: named }: Sanitizer, at: readonly PropertyKey[]): Iterable<Fault> {
  const ids = [...RULES.keys()];
  for (const [i, name] of named.entries())
    if (!ids.some((id) => id === name || id.startsWith(`${name}/`)))
      yield { at: [...at, 'rules', i], ...noRule(name) };
}

function noRule(id: string): Pick<Fault, 'message' | 'nextStep'> {
  return { message: `there is no rule ${id}`, nextStep: 'wherefrom explain lists the rules' };
}
