import { byWord } from '../../limits/by-word.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { Field, Kind, Operator } from '../python/nodes.ts';

/** What the annotations of a dataclass say of its fields: declared, for a validator to check. */
export type Declared =
  | { readonly kind: 'none' | 'bool' | 'int' | 'float' | 'str' }
  | { readonly kind: 'list'; readonly of: Declared }
  | { readonly kind: 'dict'; readonly of: Declared }
  | { readonly kind: 'union'; readonly of: readonly Declared[] }
  | { readonly kind: 'object'; readonly record: Dataclass };

/** A dataclass. */
export interface Dataclass {
  readonly scope: Scope;
  readonly fields: ReadonlyMap<string, Declared>;
}

/** Dataclasses in dataclasses, and lists in lists. */
const DEEPEST = 8;

/** The fields of a plain dataclass; a text says why it is none. */
export function dataclassOf(engine: Engine, scope: Scope, depth = DEEPEST): Dataclass | string {
  const { module, node, name } = scope;
  const { tree } = module;
  const refused = whyNoDataclass(engine, scope);
  if (refused !== undefined) return refused;
  const body = tree.child(node, Field.ClassDef.body);
  const fields = new Map<string, Declared>();
  for (let i = 0; i < tree.count(body); i += 1) {
    const statement = tree.item(body, i);
    const kind = tree.kind(statement);
    if (METHODS.has(kind)) {
      if (
        /^__(init|post_init|setattr|getattribute|getstate|setstate|reduce|reduce_ex)__$/.test(
          tree.name(statement),
        )
      )
        return `${name} has ${tree.name(statement)}`;
      continue;
    }
    if (kind === Kind.Pass || kind === Kind.Expr) continue;
    if (kind !== Kind.AnnAssign) return `${name} has an attribute of the class`;
    const field = tree.name(tree.child(statement, Field.AnnAssign.target));
    const value = tree.child(statement, Field.AnnAssign.value);
    if (value !== 0 && tree.kind(value) === Kind.Call && /init|kw_only/.test(tree.text(value)))
      return `the field ${field} of ${name} is set in another way`;
    const type = declaredAs(engine, module, tree.child(statement, Field.AnnAssign.annotation), depth);
    if (!type) return `the field ${field} of ${name} is not declared as a plain type`;
    fields.set(field, type);
  }
  return fields.size === 0 ? `${name} has no fields` : { scope, fields };
}

const METHODS: ReadonlySet<number> = new Set([Kind.FunctionDef, Kind.AsyncFunctionDef]);

function whyNoDataclass(engine: Engine, { module, node, name, parent }: Scope): string | undefined {
  const { tree } = module;
  if (parent?.sort !== 'module') return `${name} is no class of a module itself`;
  if (tree.count(node) !== 0) return `${name} has a base`;
  const decorators = tree.child(node, Field.ClassDef.decorators);
  if (decorators === 0 || tree.count(decorators) !== 1) return `${name} is no dataclass`;
  const decorator = tree.item(decorators, 0);
  const isCall = tree.kind(decorator) === Kind.Call;
  if (isCall && /\binit\b/.test(tree.text(decorator))) return `${name} makes no __init__`;
  const func = isCall ? tree.child(decorator, Field.Call.func) : decorator;
  const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(func);
  const refs = value ? engine.refs(value, undefined) : [];
  const isDataclass =
    refs.length === 1 && refs[0]?.sort === 'library' && refs[0].path === 'dataclasses.dataclass';
  return isDataclass ? undefined : `${name} is no dataclass`;
}

const NAMES: Readonly<Record<string, Declared>> = byWord({
  str: { kind: 'str' },
  int: { kind: 'int' },
  float: { kind: 'float' },
  bool: { kind: 'bool' },
});

function declaredAs(engine: Engine, module: Module, node: number, depth: number): Declared | undefined {
  const { tree } = module;
  if (depth === 0) return undefined;
  switch (tree.kind(node)) {
    case Kind.None:
      return { kind: 'none' };
    case Kind.Name:
      return NAMES[tree.name(node)] ?? dataclassNamed(engine, module, node, depth);
    case Kind.BinOp:
      return tree.operator(node) === Operator.BitOr
        ? unionOf(
            engine,
            module,
            [tree.child(node, Field.BinOp.left), tree.child(node, Field.BinOp.right)],
            depth,
          )
        : undefined;
    case Kind.Subscript:
      return genericType(engine, module, node, depth);
    default:
      return undefined;
  }
}

function unionOf(
  engine: Engine,
  module: Module,
  nodes: readonly number[],
  depth: number,
): Declared | undefined {
  const shapes = nodes.map((node) => declaredAs(engine, module, node, depth - 1));
  const known = shapes.flatMap((shape) => (shape?.kind === 'union' ? shape.of : shape ? [shape] : []));
  // Of two containers or classes it could not be told which one a value is.
  const isTold =
    known.filter(({ kind }) => kind === 'list' || kind === 'dict' || kind === 'object').length < 2;
  return shapes.every((shape) => shape !== undefined) && isTold ? { kind: 'union', of: known } : undefined;
}

/** `list[int]`, `List[Line]`, `dict[str, int]`, `Optional[int]`. */
function genericType(engine: Engine, module: Module, node: number, depth: number): Declared | undefined {
  const { tree } = module;
  const name = tree.name(tree.child(node, Field.Subscript.value));
  const slice = tree.child(node, Field.Subscript.slice);
  if (/^[lL]ist$/.test(name)) {
    const of = declaredAs(engine, module, slice, depth - 1);
    return of && { kind: 'list', of };
  }
  if (name === 'Optional') {
    const of = declaredAs(engine, module, slice, depth - 1);
    return (
      of && { kind: 'union', of: of.kind === 'union' ? [...of.of, { kind: 'none' }] : [of, { kind: 'none' }] }
    );
  }
  if (!/^[dD]ict$/.test(name) || tree.kind(slice) !== Kind.Tuple || tree.count(slice) !== 2) return undefined;
  const key = declaredAs(engine, module, tree.item(slice, 0), depth - 1);
  const of = declaredAs(engine, module, tree.item(slice, 1), depth - 1);
  return key?.kind === 'str' && of ? { kind: 'dict', of } : undefined;
}

/** A dataclass of the same module. */
function dataclassNamed(engine: Engine, module: Module, node: number, depth: number): Declared | undefined {
  const top = engine.program.moduleScope(module);
  const bound = top.bound.get(module.tree.nameId(node)) ?? 0;
  if (bound === 0 || module.tree.kind(bound) !== Kind.ClassDef) return undefined;
  const record = dataclassOf(engine, engine.program.scopeOf(module, bound), depth - 1);
  return typeof record === 'string' ? undefined : { kind: 'object', record };
}
