import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { madeOf } from '../derived.ts';
import { objectOf, type Value } from '../value.ts';
import { finalValue } from '../walk/walked.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import type { Frame, Reference } from './reference.ts';

/** Fields that a form, schema or parser declares as numbers, dates or choices: no text of a stranger's gets through. */

/** `form.cleaned_data["count"]`, `Schema().load(data)["count"]`. */
export function isDeclaredItem(
  engine: Engine,
  { base, key }: Value & { kind: 'item' },
  frame: Frame | undefined,
): boolean {
  if (key.kind !== 'constant' || typeof key.literal !== 'string') return false;
  const form = formOf(objectOf(base));
  return form !== undefined && isNarrowField(engine, form, intern(key.literal), frame);
}

/** What holds the data that has come through: an attribute of the form, or what its method gives. */
function formOf(holder: Value): Value | undefined {
  if (holder.kind === 'parameter') return serializerAround(holder);
  if (holder.kind === 'attribute' && CLEANED.has(spelling(holder.name))) return objectOf(holder.base);
  if (holder.kind !== 'call' || holder.callee.kind !== 'attribute') return undefined;
  return LOADING.has(spelling(holder.callee.name)) ? objectOf(holder.callee.base) : undefined;
}

/** `def create(self, validated_data)` of a serializer. */
function serializerAround({ site, index }: Value & { kind: 'parameter' }): Value | undefined {
  const { scope } = site;
  const name = spelling(scope.parameters[index]?.name ?? 0);
  if (index === 0 || scope.parent?.sort !== 'class' || !VALIDATED.has(name)) return undefined;
  return madeOf(scope, ['self'], () => ({
    kind: 'parameter',
    index: 0,
    site: { scope, node: scope.parameters[0]?.node ?? 0 },
  }));
}

const VALIDATED: ReadonlySet<string> = new Set(['validated_data', 'attrs']);

const CLEANED: ReadonlySet<string> = new Set(['cleaned_data', 'validated_data']);
const LOADING: ReadonlySet<string> = new Set(['load', 'loads']);

/** `form.count.data` of WTForms. */
export function isDeclaredData(
  engine: Engine,
  { base, name }: Value & { kind: 'attribute' },
  frame: Frame | undefined,
): boolean {
  if (name !== DATA) return false;
  const field = objectOf(base);
  return field.kind === 'attribute' && isNarrowField(engine, objectOf(field.base), field.name, frame);
}

const DATA = intern('data');

function isNarrowField(engine: Engine, form: Value, name: number, frame: Frame | undefined): boolean {
  const classes = classesOfForm(engine, form, frame);
  return classes.length > 0 && classes.every((ref) => declaresNarrow(engine, ref, name));
}

/** Of an object its class; of the form that Django hands to `form_valid` what the view names as `form_class`. */
function classesOfForm(engine: Engine, form: Value, frame: Frame | undefined): readonly Reference[] {
  const given = form.kind === 'parameter' ? form.site.scope.parent : undefined;
  if (given?.sort !== 'class' || !GIVEN_FORM.has(form.site.scope.name)) return engine.refs(form, frame);
  for (const base of resolutionOrder(engine, given)) {
    const named = base.sort === 'class' && finalValue(engine.walked(base.scope), FORM_CLASS);
    if (named) return engine.refs(named, undefined);
  }
  return [];
}

const GIVEN_FORM: ReadonlySet<string> = new Set(['form_valid', 'form_invalid']);
const FORM_CLASS = intern('form_class');

function declaresNarrow(engine: Engine, ref: Reference, name: number): boolean {
  if (ref.sort !== 'instance' && ref.sort !== 'class') return false;
  for (const base of resolutionOrder(engine, ref.scope)) {
    const made = base.sort === 'class' && finalValue(engine.walked(base.scope), name);
    if (!made) continue;
    const field = objectOf(made);
    if (field.kind !== 'call') return false;
    if (field.args.some((one) => one.keyword && ALLOWING.has(one.keyword) && allowsFew(engine, one.value)))
      return true;
    const callees = engine.refs(field.callee, undefined);
    return callees.length > 0 && callees.every((one) => one.sort === 'library' && NARROW.test(one.path));
  }
  return false;
}

const ALLOWING: ReadonlySet<number> = new Set(['validate', 'validator', 'validators'].map(intern));

/** `validate=OneOf(["a", "b"])`, `validators=[AnyOf(…)]`, `validator=in_(…)` of attrs. */
export function allowsFew(engine: Engine, value: Value): boolean {
  const object = objectOf(value);
  if (object.kind === 'sequence') return object.elements.some((one) => allowsFew(engine, one));
  if (object.kind !== 'call') return false;
  return engine.near
    .refs(object.callee, undefined)
    .some((ref) => ref.sort === 'library' && FEW.test(ref.path));
}

const FEW = /^(marshmallow\.validate|wtforms\.validators|attrs?\.validators)\.(OneOf|AnyOf|Equal|in_)$/;

const NARROW =
  /^(django\.forms|rest_framework|wtforms|flask_wtf|marshmallow|webargs)\..*\b(\w*Integer|Int|Float|Decimal|Number|(Null)?Boolean|Bool|UUID|Date|Time|DateTime|AwareDateTime|Duration|TimeDelta|(Typed)?(Multiple)?Choice|Select|Radio|Slug|GenericIPAddress|IPAddress)(Field)?$/;

/** What an argument is declared as: a number or one of a few words, a file that is opened, or anything. */
export type Declared = 'narrow' | 'file' | undefined;

/** What a parser of arguments gives under a name, by this file. */
export function declaredArgument(engine: Engine, ref: Reference, module: Module, name: string): Declared {
  if (ref.sort !== 'library' || !PARSED.test(ref.path)) return undefined;
  return declaredArguments(engine, module).get(name);
}

const DECLARED_ARGUMENTS = new WeakMap<Tree, ReadonlyMap<string, Declared>>();

/** The arguments that are declared in a file, by name, where all declarations of one are alike: read once. */
function declaredArguments(engine: Engine, module: Module): ReadonlyMap<string, Declared> {
  const { tree } = module;
  const known = DECLARED_ARGUMENTS.get(tree);
  if (known) return known;
  const declared = new Map<string, Declared>();
  for (const node of engine.program.references(module, ADD_ARGUMENT)) {
    const call = tree.parent(node);
    if (tree.kind(call) !== Kind.Call) continue;
    const type = declaredType(tree, call);
    for (const name of namesOf(tree, call))
      declared.set(name, declared.has(name) && declared.get(name) !== type ? undefined : type);
  }
  DECLARED_ARGUMENTS.set(tree, declared);
  return declared;
}

const PARSED = /(\.parse_(known_|intermixed_)?args\(\)|argparse\.Namespace\(\))$/;
const ADD_ARGUMENT = intern('add_argument');

/** `--dry-run` is `dry_run`. */
function namesOf(tree: Tree, call: number): readonly string[] {
  return Array.from({ length: tree.count(call) }, (_, i) => tree.item(call, i))
    .filter((node) => tree.kind(node) === Kind.Str)
    .map((node) => tree.stringValue(node).replace(/^-+/, '').replaceAll('-', '_'));
}

function declaredType(tree: Tree, call: number): Declared {
  for (let i = 0; i < tree.count(call); i += 1) {
    const node = tree.item(call, i);
    if (tree.kind(node) !== Kind.Keyword) continue;
    const value = tree.text(tree.child(node, Field.Keyword.value));
    const keyword = spelling(tree.nameAt(node, Field.Keyword.arg));
    if (keyword === 'type' && OPENED.test(value)) return 'file';
    if (keyword === 'type' && /^(int|float|bool|(\w+\.)?(UUID|Decimal))$/.test(value)) return 'narrow';
    if (keyword === 'choices' && /^[([]/.test(value)) return 'narrow';
    if (keyword === 'action' && /^["'](store_(true|false)|count)["']$/.test(value)) return 'narrow';
  }
  return undefined;
}

/**
 * What an option or argument lets through that a decorator declares, `@click.option("--count", type=int)`, or an annotation
 * of Typer's: `source: typer.FileBinaryRead`.
 */
export function declaredOption(scope: Scope, index: number): Declared {
  const { tree } = scope.module;
  if (tree.kind(scope.node) !== Kind.FunctionDef) return undefined;
  const { name, node = 0 } = scope.parameters[index] ?? {};
  const parameter = spelling(name ?? 0);
  const annotation = node && tree.child(node, Field.Arg.annotation);
  if (annotation && ANNOTATED_FILE.test(tree.text(annotation))) return 'file';
  const decorators = tree.child(scope.node, Field.FunctionDef.decorators);
  for (let i = 0; i < tree.count(decorators); i += 1) {
    const call = tree.item(decorators, i);
    if (tree.kind(call) !== Kind.Call || !OPTION.test(tree.text(tree.child(call, Field.Call.func)))) continue;
    if (!namesOf(tree, call).some((name) => name.toLowerCase() === parameter)) continue;
    const type = keywordText(tree, call, 'type');
    if (type !== undefined && OPENED.test(type)) return 'file';
    const isSwitch = ['is_flag', 'count'].some((name) => keywordText(tree, call, name) === 'True');
    return isSwitch || (type !== undefined && NARROW_TYPE.test(type)) ? 'narrow' : undefined;
  }
  return undefined;
}

const OPTION = /(^|\.)(option|argument)$/;
const OPENED = /^(\w+\.)?File(Type)?\(/;
const ANNOTATED_FILE = /^((\w+\.)?Annotated\[\s*)?(\w+\.)?File(Text|BinaryRead)\b/;
const NARROW_TYPE =
  /^(int|float|bool|(\w+\.)?(UUID|Decimal|INT|FLOAT|BOOL|(Int|Float)Range\(.*\)|Choice\(\s*[[(].*\)|DateTime\(.*\)))$/s;

function keywordText(tree: Tree, call: number, name: string): string | undefined {
  for (let i = 0; i < tree.count(call); i += 1) {
    const node = tree.item(call, i);
    if (tree.kind(node) === Kind.Keyword && spelling(tree.nameAt(node, Field.Keyword.arg)) === name)
      return tree.text(tree.child(node, Field.Keyword.value));
  }
  return undefined;
}
