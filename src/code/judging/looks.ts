import { argumentsFor } from '../flow/ask/bind.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { frameOf, heldArguments } from '../flow/ask/frames.ts';
import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import type { Frame } from '../flow/ask/reference.ts';
import { isSame } from '../flow/ask/same.ts';
import type { Fact } from '../flow/facts.ts';
import { type CallOf, choicesOf, type Operation, objectOf, type Site, type Value } from '../flow/value.ts';
import type { Scope } from '../program/scope.ts';
import { STANDARD_LIBRARY } from '../program/stdlib.ts';
import { spelling } from '../python/names.ts';
import { isNamedCheck, type Part, seesTo } from './named-checks.ts';
import { isOpenFolder } from './prefixes.ts';
import { isAboutRoot, mayBeginAtRoot } from './rooted.ts';
import { type CodeRule, sinksRuleOf } from './rule.ts';
import { eachKnown, type KnownFact, type KnownFacts } from './way.ts';

/**
 * Functions on the way of the data that look at what would do harm: whether a path stays in a folder, which host an
 * address has. A function that looks is taken to act on what it sees, wherever it does; following which branch the
 * data then takes would tell more, and be wrong more often.
 */

/** What is looked for: a call or a comparison that has the data in it. */
type Look = (value: Value, isAbout: (part: Value) => boolean) => boolean;

const LOOKS: ReadonlyMap<string, Look> = new Map([
  ['injection/path', isContainment],
  ['injection/url', isHostLook],
  ['injection/redirect', isHostLook],
]);

export function isLookedAt(
  engine: Engine,
  leaf: Leaf,
  rule: CodeRule,
  known: readonly KnownFacts[],
): boolean {
  const look = LOOKS.get(sinksRuleOf(rule));
  if (!look) return false;
  const facts = eachKnown(known);
  const failed = failedTests(facts);
  // What the data goes on to has looked at it, if at all, before the sink that is in there: it is a station itself.
  const entered = new Set<Scope>();
  for (const { scope, frame, values } of stations(leaf)) {
    const isData = (part: Value) => values.some((value) => isSame(value, part));
    const tested = facts.flatMap(({ fact }) => testedParts(fact, isData));
    const seen = values.some(isReplaced)
      ? notInstead(values, valuesIn(engine, scope))
      : tested.filter(({ site }) => site.scope === scope);
    const isRooted = look === isContainment && mayBeginAtRoot(leaf) && !seen.some(isAboutRoot);
    const open = seen.filter(
      (value) =>
        !failed.has(value) &&
        !isCallOf(engine, value, entered) &&
        !(look === isContainment && isOpenTest(engine, value, frame)) &&
        !(isRooted && isSearchForUp(value)),
    );
    if (looksAmong(engine, open, frame, isData, look, DEEPEST)) return true;
    entered.add(scope);
  }
  return false;
}

/** `".." in path`, `url.startswith("//")`: it is well where this does not hold. */
function isAboutWrongs(condition: Value): boolean {
  if (condition.kind === 'operation') return condition.operands[0]?.kind === 'constant';
  return condition.kind === 'call' && condition.args.some(({ value }) => hasText(value, /./));
}

/** `realpath(name).startswith(realpath(folder))`. */
function isOpenTest(engine: Engine, value: Value, frame: Frame | undefined): boolean {
  if (value.kind !== 'call' || nameOf(value.callee) !== 'startswith' || !value.args[0]) return false;
  return isOpenFolder(engine, value.args[0].value, frame);
}

/** One of several, as after `if not ok(url): url = default`: which test it was chosen by is not known. */
function isReplaced(value: Value): boolean {
  return value.kind === 'choice';
}

function isCallOf({ near }: Engine, value: Value, scopes: ReadonlySet<Scope>): boolean {
  if (value.kind !== 'call' || scopes.size === 0) return false;
  return near.refs(value.callee, undefined).some((ref) => ref.sort === 'function' && scopes.has(ref.scope));
}

/** Without what stands in the place of the data: `known(path) if quick else path` says nothing of the path that is taken as it is. */
function notInstead(onTheWay: readonly Value[], all: readonly Value[]): readonly Value[] {
  const others = new Set<Value>();
  for (const value of onTheWay)
    if (value.kind === 'choice') for (const one of value.alternatives) others.add(objectOf(one.value));
  for (const value of onTheWay) others.delete(value);
  return others.size > 0 ? all.filter((value) => !others.has(value)) : all;
}

function testedParts(fact: Fact, isData: (part: Value) => boolean): readonly Value[] {
  if (fact.sort === 'test' && isHalfway(fact, isData)) return [];
  const parts = [objectOf(fact.sort === 'returned' ? fact.call : fact.condition)];
  for (const part of parts) if (parts.length < MOST_PARTS) parts.push(...partsOf(part).map(objectOf));
  return parts;
}

/** `".." in path and isabs(path)` does not hold, or `".." not in path or …` does: either may still be so. */
function isHalfway({ condition, holds }: Fact & { sort: 'test' }, isData: (part: Value) => boolean): boolean {
  const tested = objectOf(condition);
  if (tested.kind !== 'operation' || tested.operator !== (holds ? 'or' : 'and')) return false;
  const tests = tested.operands.map(objectOf).filter((one) => !isData(one) && mentions(one, isData));
  return (
    tests.length > 1 &&
    (tests.some(holds ? isWithoutWrong : isAboutWrongs) || tests.some((one) => isEnding(one, isData)))
  );
}

/** `name.endswith(".css")`: whatever stands before it. */
function isEnding(condition: Value, isData: (part: Value) => boolean): boolean {
  if (condition.kind === 'operation' && condition.operator === 'not')
    return condition.operands.some((one) => isEnding(objectOf(one), isData));
  if (condition.kind !== 'call' || condition.callee.kind !== 'attribute') return false;
  return nameOf(condition.callee) === 'endswith' && isData(objectOf(condition.callee.base));
}

/** `".." not in path`, `not path.startswith("/")`. */
function isWithoutWrong(condition: Value): boolean {
  if (condition.kind !== 'operation') return false;
  const [first] = condition.operands;
  if (condition.operator === 'not') return first !== undefined && isAboutWrongs(objectOf(first));
  return condition.operator === 'not in' && first?.kind === 'constant';
}

function valuesIn(engine: Engine, scope: Scope): readonly Value[] {
  return [...new Set([...engine.walked(scope).values.values()].map(objectOf))];
}

/** Tests that are known to have come out badly where the data goes: the host is not one of ours. */
function failedTests(known: readonly KnownFact[]): ReadonlySet<Value> {
  const failed = new Set<Value>();
  for (const { fact } of known) {
    if (fact.sort !== 'test') continue;
    const condition = objectOf(fact.condition);
    const isNegative = condition.kind === 'operation' && /^(!=|not in|is not)$/.test(condition.operator);
    if (fact.holds === isNegative && !isAboutWrongs(condition)) failed.add(condition);
    if (fact.holds !== isNegative && isWrongPart(condition)) failed.add(condition);
  }
  return failed;
}

/** `"://" in address`. */
function isWrongPart(condition: Value): boolean {
  return condition.kind === 'operation' && /^(not )?in$/.test(condition.operator) && isAboutWrongs(condition);
}

/**
 * Where an archive is unpacked: a function that looks at names of members, or has it done by their name. Of the function
 * that unpacks it only what stands before counts; what comes after has seen another archive, or comes too late.
 */
export function looksAtMembers(engine: Engine, scope: Scope, unpacks?: Site, depth = DEEPEST): boolean {
  const all = valuesIn(engine, scope);
  const values = unpacks?.scope === scope ? all.filter((value) => isBefore(value, unpacks)) : all;
  const named = (name: (value: Value) => string) => values.some((value) => ABOUT_LINKS.test(name(value)));
  const names = values.flatMap((value) => (isOpening(value) ? value.args.slice(0, 1) : []));
  const isAboutName = ({ args }: CallOf) =>
    args.some(({ value }) => names.some((name) => isSame(name.value, value)));
  const checks = values.filter((value) => value.kind === 'call' && saysItChecks(nameOf(value.callee), true));
  // What stands in the project is read; its name alone is taken for the rest.
  const isCheck = (call: CallOf) => {
    const refs = depth > 0 ? engine.refs(call.callee, undefined) : [];
    if (refs.some((ref) => ref.sort === 'library' && isOfSomethingElse(ref.path))) return false;
    const read = refs.flatMap((ref) => (ref.sort === 'function' ? [ref.scope] : []));
    return read.length === 0 || read.some((one) => looksAtMembers(engine, one, undefined, depth - 1));
  };
  if (checks.some((value) => value.kind === 'call' && !isAboutName(value) && isCheck(value))) return true;
  // A link with a harmless name leads out, and what comes after it goes there: names alone tell nothing.
  const looksAtLinks = named((value) => (value.kind === 'call' ? nameOf(value.callee) : nameOf(value)));
  return looksAtLinks && values.some((value) => isContainment(value, () => true) && !isOpenPrefix(value));
}

/** `subprocess.check_call`: what the standard library checks by its name has nothing to do with archives. */
function isOfSomethingElse(path: string): boolean {
  const [module = ''] = path.split('.');
  return STANDARD_LIBRARY.has(module) && module !== 'tarfile';
}

function isBefore(value: Value, { scope, node }: Site): boolean {
  const { tree } = scope.module;
  return tree.start(value.site.node) < tree.end(node);
}

/** `tarfile.open(path)`: where an archive lies tells nothing of the names in it. */
function isOpening(value: Value): value is Extract<Value, { kind: 'call' }> {
  return value.kind === 'call' && OPENING.test(nameOf(value.callee));
}

const OPENING = /^(\w*open|TarFile)$/;

/** `path.startswith(folder)`, where no separator ends the folder: `/data-old` begins as `/data` does. */
function isOpenPrefix(value: Value): boolean {
  if (value.kind !== 'call' || nameOf(value.callee) !== 'startswith') return false;
  const [prefix] = value.args;
  return prefix !== undefined && ![...choicesOf(prefix.value)].some(endsInSeparator);
}

/** `"/srv/"`, `folder + os.sep`, `f"{folder}/"`, `os.path.join(folder, "")`, a tuple of such. */
function endsInSeparator(value: Value): boolean {
  const object = objectOf(value);
  switch (object.kind) {
    case 'constant':
      return typeof object.literal === 'string' && /[/\\]$/.test(object.literal);
    case 'library':
      return /\bsep$/.test(object.path);
    case 'operation':
      return object.operands.slice(-1).some(endsInSeparator);
    case 'sequence':
      return object.elements.some(endsInSeparator);
    case 'call':
      return nameOf(object.callee) === 'join' && object.args.some((one) => isEmptyText(objectOf(one.value)));
    default:
      return false;
  }
}

function isEmptyText(value: Value): boolean {
  return value.kind === 'constant' && value.literal === '';
}

/** What tells of a member of an archive whether it is a link, and where that leads. */
const ABOUT_LINKS = /^(issym|islnk|isfile|isreg|isdir|linkname|linkpath|type)$/;

/** Functions in functions that are looked into. */
const DEEPEST = 2;

/** A scope that the data passes, with the values that it is there. */
interface Station {
  readonly scope: Scope;
  readonly frame: Frame | undefined;
  readonly values: Value[];
}

function stations({ trail }: Leaf): readonly Station[] {
  const found = new Map<Scope, Station>();
  for (let at: Trail | undefined = trail; at; at = at.next) {
    const value = objectOf(at.value);
    if (isWholeRequest(value)) continue;
    const { scope } = value.site;
    const known = found.get(scope);
    if (known) known.values.push(value);
    else found.set(scope, { scope, frame: at.frame, values: [value] });
    if (isDecoding(value)) break;
  }
  return [...found.values()];
}

/** What it gives may hold what was not seen in what it was given: `unquote("%2e%2e%2f")`. */
export function isDecoding(value: Value): boolean {
  return value.kind === 'call' && DECODING.test(nameOf(value.callee));
}

const DECODING = /^(unquote(_plus|_to_bytes)?|unescape|(urlsafe_|standard_)?b64decode|unhexlify|fromhex)$/;

/** Who is given the whole request looks at something else of it: the visitor, mostly. */
export function isWholeRequest(value: Value): boolean {
  if (value.kind === 'parameter') {
    const { scope } = value.site;
    return WHOLE.test(spelling(scope.parameters[value.index]?.name ?? 0));
  }
  if (value.kind === 'attribute' || value.kind === 'global') return WHOLE.test(spelling(value.name));
  return value.kind === 'library' && WHOLE.test(value.path.split('.').at(-1) ?? '');
}

const WHOLE = /^(self|request|req|environ|event|context|ctx|info|update|scope|args|kwargs)$/;

function looksAmong(
  engine: Engine,
  seen: readonly Value[],
  frame: Frame | undefined,
  isData: (part: Value) => boolean,
  look: Look,
  depth: number,
): boolean {
  const isAbout = (part: Value) => mentions(part, isData);
  for (const value of seen) {
    if (look(value, isAbout) || isMembership(value, isData)) return true;
    if (value.kind !== 'call' || !value.args.some((given) => isAbout(given.value))) continue;
    if (checksByItself(engine, value, frame, look, depth, isAbout)) return true;
  }
  return false;
}

/**
 * A function that is given the data and checks it: one of the project is looked into; one that cannot be found, of a
 * registry or another package, is taken at its word.
 */
function checksByItself(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
  look: Look,
  depth: number,
  isAbout: (part: Value) => boolean,
): boolean {
  const refs = engine.refs(call.callee, frame);
  const isFound = refs.some((ref) => ref.sort === 'function' || (ref.sort === 'library' && ref.entry));
  if (!isFound && saysItChecks(nameOf(call.callee), true)) return true;
  if (PARTS.some((part) => isNamedCheck(engine, call, frame, part))) return true;
  if (depth === 0) return false;
  return refs.some((ref) => {
    if (ref.sort !== 'function') return false;
    const inner = frameOf(engine, ref, call, heldArguments(call, frame));
    const isParameter = (part: Value) =>
      inner !== undefined &&
      part.kind === 'parameter' &&
      part.site.scope === ref.scope &&
      argumentsFor(engine, inner, part.index).some(({ value }) => isAbout(value));
    return looksAmong(engine, valuesIn(engine, ref.scope), inner, isParameter, look, depth - 1);
  });
}

/** The last name of what is called. */
export function nameOf(callee: Value): string {
  if ('name' in callee && typeof callee.name === 'number') return spelling(callee.name);
  if (callee.kind === 'function') return callee.scope.name;
  return callee.kind === 'library' ? (callee.path.split('.').at(-1) ?? '') : '';
}

/** A name that says that something is checked or escaped. Who looks at the type, size or owner of something has not looked at its name. */
export function saysItChecks(name: string, besideNames = false): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return CHECKING.test(words) && !seesTo(words) && !(besideNames && ABOUT_OTHERS.test(words));
}

/** The ways in which a call can take part as a check. */
const PARTS: readonly Part[] = ['returned', 'test'];

const CHECKING =
  /(^|_)(valid|invalid|validate|validated|validator|validation|check|checks|checked|verify|verified|ensure|assert|sanitize|sanitized|safe|safely|secure|allow|allows|allowed|permitted|reject|rejected|forbid|forbidden|deny|denied|blocked|trusted|whitelist|whitelisted|escape|escaped|quote|quoted|clean|cleaned|inside|within|private|decrypt|decrypted|unsign|unseal|signed)(_|$)/;

const ABOUT_OTHERS =
  /allowed_?(file|image|ext)|(^|_)(file_?type|mime(_?type)?|ext|extensions?|types?|size|exists?|csrf|login|auth|user|users|permissions?|role|access|quota|version)(_|$)/;

/** `ext in ALLOWED or "" in ALLOWED`: the data itself, in something else. */
function isMembership(value: Value, isData: (part: Value) => boolean): boolean {
  if (value.kind !== 'operation' || !/^(not )?in$/.test(value.operator)) return false;
  const [left, right] = value.operands;
  return left !== undefined && right !== undefined && isData(objectOf(left)) && !mentions(right, isData);
}

/** Whether an expression has the data in it. */
function mentions(value: Value, isData: (part: Value) => boolean): boolean {
  const parts = [objectOf(value)];
  for (const part of parts) {
    if (isData(part)) return true;
    if (parts.length < MOST_PARTS) parts.push(...partsOf(part).map(objectOf));
  }
  return false;
}

const MOST_PARTS = 60;

function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'attribute':
      return [value.base];
    case 'item':
      return [value.base];
    case 'element':
      return [value.of];
    case 'call':
      return [
        ...(value.callee.kind === 'attribute' ? [value.callee.base] : []),
        ...value.args.map((one) => one.value),
      ];
    case 'operation':
      return value.operands;
    case 'sequence':
      return [...value.elements, ...value.rest];
    case 'choice':
      return value.alternatives.map((one) => one.value);
    default:
      return [];
  }
}

/** `path.is_relative_to(folder)`, `commonpath(…) == folder`, `realpath(path).startswith(folder)`, `".." in path`. */
function isContainment(value: Value, isAbout: (part: Value) => boolean): boolean {
  if (value.kind === 'operation') return isPathComparison(value, isAbout);
  if (value.kind !== 'call') return false;
  const name = nameOf(value.callee);
  const base = value.callee.kind === 'attribute' ? value.callee.base : undefined;
  if (WITHIN.has(name)) {
    const paths = [...value.args.map((one) => one.value), ...(base ? [base] : [])];
    return paths.some(isAbout) && !paths.some((path) => isAbout(path) && isUnresolved(path));
  }
  if (name === 'startswith') return base !== undefined && isAbout(base) && isResolved(base);
  return (
    SEARCHES.has(name) && base !== undefined && isAbout(base) && value.args.some((one) => isUp(one.value))
  );
}

const WITHIN: ReadonlySet<string> = new Set(['is_relative_to', 'relative_to', 'commonpath', 'commonprefix']);
const SEARCHES: ReadonlySet<string> = new Set(['find', 'index', 'count', 'startswith']);

function isPathComparison({ operator, operands }: Operation, isAbout: (part: Value) => boolean): boolean {
  const [left, right] = operands;
  if (!left || !right) return false;
  if (operator === 'in' || operator === 'not in')
    return (
      (isUp(left) && isAbout(right) && !isOnePart(right)) ||
      (isFolders(right) && (isAbout(left) || (isAbout(right) && !isUnresolved(right))))
    );
  if (operator !== '==' && operator !== '!=') return false;
  return (
    operands.some((one) => isPartOfPath(objectOf(one)) && isAbout(one)) ||
    (operands.every(isAbout) && operands.some((one) => isLastPart(objectOf(one)))) ||
    (isUp(left) && isAbout(right))
  );
}

/** `".." in path`. */
function isSearchForUp(value: Value): boolean {
  if (value.kind !== 'operation' || !/^(not )?in$/.test(value.operator)) return false;
  return value.operands[0] !== undefined && isUp(value.operands[0]);
}

function isUp(value: Value): boolean {
  return value.kind === 'constant' && typeof value.literal === 'string' && value.literal.includes('..');
}

/** `name.split("/")[0]`, `parts[:1]`: what stands behind it was not looked at. */
function isOnePart(value: Value): boolean {
  const part = objectOf(value);
  if (part.kind !== 'item') return false;
  const taken = objectOf(part.base);
  if (taken.kind !== 'call' || !/^r?(split|partition)$/.test(nameOf(taken.callee))) return false;
  const [, until] = part.key.kind === 'operation' ? part.key.operands : [];
  return part.key.kind === 'constant' || (until !== undefined && !isNone(until));
}

function isNone(value: Value): boolean {
  return value.kind === 'constant' && value.literal === null;
}

/** Put together here, and `..` is still in it: whether it stays in a folder cannot be seen. */
function isUnresolved(path: Value): boolean {
  return mentions(path, isJoined) && !isResolved(path);
}

/** `folder / name`, `os.path.join(folder, name)`. */
function isJoined(part: Value): boolean {
  if (part.kind === 'operation') return part.operator === '/';
  return part.kind === 'call' && /^(join|joinpath)$/.test(nameOf(part.callee));
}

/** `path.parents`, `path.parts`. */
function isFolders(value: Value): boolean {
  return value.kind === 'attribute' && ['parents', 'parts'].includes(spelling(value.name));
}

function isPartOfPath(value: Value): boolean {
  if (value.kind === 'attribute') return spelling(value.name) === 'parent';
  return (
    value.kind === 'call' &&
    /^(dirname|basename|realpath|abspath|normpath|resolve)$/.test(nameOf(value.callee))
  );
}

/** `Path(name).name`, which is held against the name. */
function isLastPart(value: Value): boolean {
  if (value.kind !== 'attribute' || spelling(value.name) !== 'name') return false;
  const path = objectOf(value.base);
  return path.kind === 'call' && /^(Pure)?(Posix|Windows)?Path$/.test(nameOf(path.callee));
}

/** What the operating system would make of a path, somewhere in an expression. */
function isResolved(value: Value): boolean {
  return mentions(
    value,
    (part) =>
      part.kind === 'call' && /^(abspath|realpath|normpath|relpath|resolve)$/.test(nameOf(part.callee)),
  );
}

/** A test of the host of an address, or of the numbers that it stands for; `"//" in address`. */
function isHostLook(value: Value, isAbout: (part: Value) => boolean): boolean {
  if (value.kind === 'call') {
    const given = value.args.some((one) => isAbout(one.value));
    if (RESOLVING.has(nameOf(value.callee))) return given;
    const base = value.callee.kind === 'attribute' ? value.callee.base : undefined;
    const isSearch = base !== undefined && nameOf(value.callee) === 'startswith' && isAbout(base);
    return isSearch && value.args.some((one) => hasText(one.value, /^\/[/\\]|:\/\/[^/]+\//));
  }
  if (value.kind !== 'operation' || !DECIDING.has(value.operator)) return false;
  if (value.operator === 'in' || value.operator === 'not in') {
    const [left, right] = value.operands;
    if (left && right && hasText(left, /\/\/|:/) && isAbout(right)) return true;
  }
  // `urlsplit(url).hostname or ""` decides nothing.
  if (value.operator === 'or' && value.operands.some((one) => one.kind === 'constant')) return false;
  return value.operands.some((one) => mentions(one, (part) => isHost(part, isAbout)));
}

const RESOLVING: ReadonlySet<string> = new Set([
  'getaddrinfo',
  'gethostbyname',
  'ip_address',
  'allowed_methods',
  'resolve',
]);
const DECIDING: ReadonlySet<string> = new Set([
  '==',
  '!=',
  'in',
  'not in',
  'not',
  'and',
  'or',
  'is',
  'is not',
]);

function isHost(value: Value, isAbout: (part: Value) => boolean): boolean {
  return value.kind === 'attribute' && HOST.has(spelling(value.name)) && isAbout(value.base);
}

const HOST: ReadonlySet<string> = new Set(['netloc', 'hostname', 'host']);

function hasText(value: Value, text: RegExp): boolean {
  if (value.kind === 'sequence') return value.elements.some((one) => hasText(one, text));
  return value.kind === 'constant' && typeof value.literal === 'string' && text.test(value.literal);
}
