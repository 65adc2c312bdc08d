import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { objectOf, type Value } from '../value.ts';
import { finalValue } from '../walk/walked.ts';
import { instancesOf } from './annotations.ts';
import { resolutionOrder } from './classes.ts';
import { isNarrow as isNarrowPattern } from './conditions.ts';
import { allowsFew } from './declared.ts';
import type { Engine } from './engine.ts';
import type { Frame } from './reference.ts';

/** Annotations that leave no room for text of somebody else's: numbers, dates, and literals that stand in the code. */

/** `item: int`: frameworks convert what they hand to such a parameter, or refuse it. */
export function isNarrowParameter(engine: Engine, scope: Scope, index: number): boolean {
  const node = scope.parameters[index]?.node;
  const annotation = node ? scope.module.tree.child(node, Field.Arg.annotation) : 0;
  if (node && hasNarrowPattern(scope.module.tree.text(node))) return true;
  return isNarrow(engine, scope, scope.parent, annotation);
}

/** A class of the project with a fixed number of members: nothing else can be made by it. */
export function isEnumeration(engine: Engine, cls: Scope): boolean {
  return resolutionOrder(engine, cls).some(
    (base) => base.sort === 'library' && /^enum\.\w*Enum$/.test(base.path),
  );
}

/** `count: int` of a class whose library checks what its objects are made of. */
export function isNarrowField(engine: Engine, cls: Scope, name: number): boolean {
  const order = resolutionOrder(engine, cls);
  if (!order.some((base) => base.sort === 'library' && CHECKING.test(base.path))) return false;
  for (const base of order) {
    const annotation = base.sort === 'class' ? annotationOf(base.scope, name) : 0;
    if (base.sort !== 'class' || annotation === 0) continue;
    const { tree } = base.scope.module;
    return (
      hasNarrowPattern(tree.text(tree.parent(annotation))) ||
      isNarrow(engine, base.scope, base.scope, annotation)
    );
  }
  return false;
}

/** Declarations that are looked through for a pattern. */
const LONGEST_DECLARATION = 400;

/** `name: str = Field(pattern=r"^[a-z]+$")`, `Annotated[str, StringConstraints(pattern=…)]`, `constr(regex=…)`. */
function hasNarrowPattern(declaration: string): boolean {
  if (declaration.length > LONGEST_DECLARATION) return false;
  const pattern =
    /\b(?:Field|Query|Path|Body|Form|Header|StringConstraints|constr)\([\s\S]*?\b(?:pattern|regex)\s*=\s*r?(["'])(.*?)\1/.exec(
      declaration,
    )?.[2];
  return pattern !== undefined && /^(\^|\\A)/.test(pattern) && isNarrowPattern(pattern, true);
}

/** `count = field(converter=int)` of attrs: what it holds has been made a number, or is one of a few with `in_`. */
export function isConvertedField(engine: Engine, cls: Scope, name: number): boolean {
  for (const base of resolutionOrder(engine, cls)) {
    const made = base.sort === 'class' && finalValue(engine.walked(base.scope), name);
    if (!made) continue;
    const field = objectOf(made);
    const given = (name: number) =>
      field.kind === 'call' && field.args.find(({ keyword }) => keyword === name);
    const validator = given(VALIDATOR);
    if (validator && allowsFew(engine, validator.value)) return true;
    const converter = given(CONVERTER);
    return converter ? isConversion(engine, converter.value, undefined) : false;
  }
  return false;
}

/** What makes numbers and the like of whatever it is given: `int`, `uuid.UUID`. */
export function isConversion(engine: Engine, value: Value, frame: Frame | undefined): boolean {
  const refs = engine.refs(value, frame);
  return refs.length > 0 && refs.every((ref) => ref.sort === 'library' && CONVERTING.test(ref.path));
}

const CONVERTER = intern('converter');
const VALIDATOR = intern('validator');
const CONVERTING =
  /^(builtins\.(int|float|bool)|uuid\.UUID|decimal\.Decimal|datetime\.(date|datetime|time)\.fromisoformat)$/;

/** The last annotation that a class body gives to a name; 0 where there is none. */
export function annotationOf(scope: Scope, name: number): number {
  const { tree } = scope.module;
  const body = tree.child(scope.node, Field.ClassDef.body);
  for (let i = tree.count(body) - 1; i >= 0; i -= 1) {
    const statement = tree.item(body, i);
    if (tree.kind(statement) !== Kind.AnnAssign) continue;
    const target = tree.child(statement, Field.AnnAssign.target);
    if (tree.kind(target) === Kind.Name && tree.nameId(target) === name)
      return tree.child(statement, Field.AnnAssign.annotation);
  }
  return 0;
}

/** `walked`: the scope in which the annotation is evaluated. */
function isNarrow(
  engine: Engine,
  { module: { tree } }: Scope,
  walked: Scope | undefined,
  annotation: number,
) {
  if (annotation === 0) return false;
  if (NARROW.test(plainType(tree.text(annotation)))) return true;
  const value = walked && engine.walked(walked).values.get(annotation);
  const meant = value ? instancesOf(engine, value) : [];
  return (
    meant.length > 0 && meant.every((ref) => ref.sort === 'instance' && isEnumeration(engine, ref.scope))
  );
}

/** `Annotated[int, Query()]` is an `int` with something said of it. */
function plainType(annotation: string): string {
  const inner = /^(?:\w+\.)?Annotated\[([^,]*),/.exec(annotation)?.[1]?.trim();
  return inner || annotation;
}

/** Libraries whose classes refuse what does not fit their annotations. */
const CHECKING = /^(pydantic|pydantic_settings|sqlmodel|ninja)\./;

const TYPE =
  '(?:int|float|bool|(?:\\w+\\.)?(?:UUID[1-8]?|date|datetime|timedelta|Decimal|(?:Non)?(?:Positive|Negative)(?:Int|Float)|con(?:int|float|decimal)\\([^()]*\\)|Literal\\[[^\\[\\]]*\\]))';
/** `list[int]`, `dict[UUID, int]`, `tuple[float, ...]`. */
const LISTS =
  '(?:\\w+\\.)?(?:[Ll]ist|[Ss]et|[Ff]rozen[Ss]et|[Tt]uple|[Dd]ict|Sequence|Iterable|Collection|Mapping)';
const SIMPLE = `(?:${TYPE}|${LISTS}\\[\\s*${TYPE}(?:\\s*,\\s*(?:${TYPE}|\\.\\.\\.))*\\s*\\])`;
const NARROW = new RegExp(
  `^(?:(?:\\w+\\.)?Optional\\[\\s*)?${SIMPLE}(?:\\s*\\])?(?:\\s*\\|\\s*(?:None|${SIMPLE}))*$`,
);
