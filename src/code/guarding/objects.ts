import { resolutionOrder } from '../flow/ask/classes.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { type Attribute, attributesSet, declaredBy } from '../payload/attributes.ts';
import { type Payload, union } from '../payload/payload.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import { changesOf } from './changes.ts';
import { placeOf } from './place.ts';
import { type ObjectName, type Shape, shapeOf } from './shape.ts';

/** Objects of the project's classes, as pickles hold them: the class by its name, and a dict of attributes. */

/** Methods by which a class says itself how it is pickled. */
const SPECIAL = [
  '__reduce__',
  '__reduce_ex__',
  '__getstate__',
  '__getnewargs__',
  '__getnewargs_ex__',
  '__slots__',
];

/** Objects that may lie in each other. */
const DEEPEST = 6;

/** What methods put on `self`, its fields if it is a dataclass, and what its base classes do. */
export function objectShape(engine: Engine, scope: Scope, under: readonly Scope[]): Shape {
  const unknown = (reason: string, at: Scope): Shape => ({
    kind: 'unknown',
    reason,
    place: placeOf(engine, { module: at.module, node: at.node }),
  });
  if (under.includes(scope) || under.length >= DEEPEST)
    return unknown(`${scope.name} holds objects of its own kind`, scope);
  const classes = resolutionOrder(engine, scope);
  const own = classes.flatMap((one) => (one.sort === 'class' ? [one.scope] : []));
  if (own.length < classes.length)
    return unknown(`${scope.name} inherits from a class that is not the project's`, scope);
  const special = own.find((one) => SPECIAL.some((name) => one.bound.has(intern(name))));
  if (special) return unknown(`${special.name} says itself how it is pickled`, special);
  const fields = new Map<string, Payload[]>();
  for (const [name, payload] of own.flatMap((one) => attributesOf(engine, one)))
    fields.set(name, [...(fields.get(name) ?? []), payload]);
  for (const [name, payloads] of fields) payloads.push(...changesOf(engine, own, name));
  return {
    kind: 'record',
    object: namesOf(engine, scope),
    fields: [...fields].map(([name, payloads]) => ({
      name,
      shape: shapeOf(engine, union(payloads), [...under, scope]),
      isOptional: false,
    })),
  };
}

/** `self.name = value` in its methods, `name: type` in the body of a dataclass. */
function attributesOf(engine: Engine, scope: Scope): readonly Attribute[] {
  return [...fieldsDeclared(engine, scope), ...attributesSet(engine, scope)];
}

/** What the annotations in the body of a decorated class say. */
function fieldsDeclared(engine: Engine, scope: Scope): readonly Attribute[] {
  const { module, node: top } = scope;
  const { tree } = module;
  if (tree.child(top, Field.ClassDef.decorators) === 0) return [];
  const found: Attribute[] = [];
  for (let node = tree.firstRecord(top); node < top; node = tree.nextRecord(node)) {
    if (tree.kind(node) !== Kind.AnnAssign || engine.program.enclosingScope(module, node) !== scope) continue;
    found.push([tree.name(tree.child(node, Field.AnnAssign.target)), declaredBy({ module, node })]);
  }
  return found;
}

/** Where a script is run by its name its classes are those of `__main__`; both, if it is imported, too. */
function namesOf(engine: Engine, { module, qualifiedName }: Scope): readonly ObjectName[] {
  const isImported = importsOf(engine, module);
  const isScript = !isImported || hasMainBlock(module);
  return [
    ...(isImported ? [{ module: module.name, name: qualifiedName }] : []),
    ...(isScript ? [{ module: '__main__', name: qualifiedName }] : []),
  ];
}

function hasMainBlock({ tree }: Module): boolean {
  for (let i = 0; i < tree.count(tree.root); i += 1) {
    const statement = tree.item(tree.root, i);
    if (
      tree.kind(statement) === Kind.If &&
      /__name__\s*==/.test(tree.text(tree.child(statement, Field.If.test)))
    )
      return true;
  }
  return false;
}

/** Whether another file of the project names it in an import. */
function importsOf({ program }: Engine, module: Module): boolean {
  const last = module.name.split('.').at(-1) as string;
  return program
    .mentioning(intern(last))
    .some((other) => other !== module && importedIn(other).some((name) => name.split('.').includes(last)));
}

/** The names of modules in its imports, and what is imported from them. */
function importedIn({ tree, written }: Module): string[] {
  const statements = [Kind.Import, Kind.ImportFrom].flatMap((kind) => [...written.ofKind(kind)]);
  return statements.flatMap((statement) => [
    ...(tree.kind(statement) === Kind.ImportFrom ? [tree.name(statement)] : []),
    ...Array.from({ length: tree.count(statement) }, (_, i) => tree.name(tree.item(statement, i))),
  ]);
}
