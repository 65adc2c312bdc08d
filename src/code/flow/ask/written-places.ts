import type { Module } from '../../program/module.ts';
import type { Place } from '../../program/program.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Engine } from './engine.ts';

/**
 * Every place that may read a name of `home`. In another file a bare name can mean it only where it is imported. A
 * name that is written nearly everywhere is looked for only in files that also mention its class, or import its
 * module: elsewhere nothing could tell what the receiver is. Files that do not count are not looked at.
 */
export function* written(
  engine: Engine,
  name: number,
  home: Module,
  owner: number | undefined,
  counts: Counting = EVERYWHERE,
): Iterable<Place> {
  for (const module of filesNaming(engine, name, home, owner)) {
    if (!counts(module)) continue;
    const nodes = engine.program.references(module, name);
    const bare = module === home || mayImport(engine, module, nodes);
    for (const node of nodes) if (bare || module.tree.kind(node) !== Kind.Name) yield { module, node };
  }
}

/**
 * The files that mention a name, those that may know its home first; of a name that is written nearly everywhere these
 * alone.
 */
function filesNaming(
  { program }: Engine,
  name: number,
  home: Module,
  owner: number | undefined,
): readonly Module[] {
  const modules = program.mentioning(name);
  if (modules.length < 2) return modules;
  const knowing = new Set(program.mentioning(intern(home.name.split('.').at(-1) as string)));
  if (owner !== undefined) for (const module of program.mentioning(owner)) knowing.add(module);
  knowing.delete(home);
  const near = modules.filter((module) => knowing.has(module));
  const first = modules.includes(home) ? [home, ...near] : near;
  if (modules.length > COMMON) return first;
  return [...first, ...modules.filter((module) => module !== home && !knowing.has(module))];
}

/** The same for what a module holds itself: behind a dot it can mean it only where a module stands before. */
export function* writtenOfModule(
  engine: Engine,
  name: number,
  home: Module,
  counts: Counting = EVERYWHERE,
): Iterable<Place> {
  for (const { module, node } of written(engine, name, home, undefined, counts)) {
    if (module.tree.kind(node) !== Kind.Attribute || mayBeModule(engine, module, node))
      yield { module, node };
  }
}

/** Whether what is done in a file counts: what tests do mostly does not. */
type Counting = (module: Module) => boolean;
const EVERYWHERE: Counting = () => true;

/** Whether what stands before the dot is bound by an import, or is itself behind a dot. */
function mayBeModule(engine: Engine, module: Module, attribute: number): boolean {
  const { tree } = module;
  const base = tree.child(attribute, Field.Attribute.value);
  if (tree.kind(base) !== Kind.Name) return tree.kind(base) === Kind.Attribute;
  const name = tree.nameId(base);
  const scope = engine.program.enclosingScope(module, base);
  const binding = scope.bound.get(name) ?? engine.program.moduleScope(module).bound.get(name);
  return binding === 0 || (binding !== undefined && tree.kind(binding) === Kind.Alias);
}

function mayImport(engine: Engine, module: Module, nodes: Int32Array): boolean {
  if (nodes.some((node) => module.tree.kind(node) === Kind.Alias)) return true;
  return engine.program.moduleScope(module).stars.length > 0;
}

const COMMON = 40;
