/**
 * Environment markers: PEP 508 with the older spellings that `packaging` still reads, and the set-valued
 * `extras` and `dependency_groups` of PEP 751. The oracle is PyPI's `packaging`.
 */
import { stringLiteral } from './literals.ts';
import { normalizeName } from './names.ts';
import { parseSpecifier } from './specifiers.ts';
import { Scanner, WHITE_SPACE } from './syntax.ts';
import { strip } from './text.ts';
import { parseVersion } from './versions.ts';

export type MarkerOperator = '<=' | '<' | '!=' | '==' | '>=' | '>' | '~=' | '===' | 'in' | 'not in';

export interface Operand {
  readonly kind: 'variable' | 'literal';
  /** The variable's name or the literal's value. */
  readonly text: string;
}

export interface Comparison {
  readonly kind: 'comparison';
  readonly left: Operand;
  readonly operator: MarkerOperator;
  readonly right: Operand;
}

export type Marker = Comparison | { readonly kind: 'all' | 'any'; readonly of: readonly Marker[] };

/** Values of the variables; those of `extras` and `dependency_groups` are sets of normalised names. */
export type MarkerEnvironment = Readonly<Record<string, string | ReadonlySet<string>>>;

const NAMES = [
  'python_version|python_full_version|os[._]name|sys[._]platform|platform_(?:release|system)',
  'platform[._](?:version|machine|python_implementation)|python_implementation',
  'implementation_(?:name|version)|extras?|dependency_groups',
].join('|');
const VARIABLE = new RegExp(NAMES, 'y');
const QUOTED = /'[^']*'|"[^"]*"/y;
const OPERATOR = /===|==|~=|!=|<=|>=|<|>/y;
const IN = /in/y;
const NOT = /not/y;
const AND_OR = /or|and/y;
const OPEN = /\(/y;
const CLOSE = /\)/y;

/** More brackets in brackets than this are refused. Nobody needs three. */
const DEEPEST = 100;

const SETS = new Set(['extras', 'dependency_groups']);
const VERSIONS = new Set([
  'implementation_version',
  'platform_release',
  'python_full_version',
  'python_version',
]);

/** Throws {@link PackagingSyntaxError}. */
export function parseMarker(text: string): Marker {
  const scanner = new Scanner(text);
  const marker = scanMarker(scanner);
  return scanner.ended ? marker : scanner.fail('expected "and", "or" or the end of the marker');
}

/** A marker as far as it goes, and the white space after it. `and` binds closer than `or`. */
export function scanMarker(scanner: Scanner, depth = 0): Marker {
  const alternatives: Marker[][] = [[scanAtom(scanner, depth)]];
  for (let word = scanner.takeWord(AND_OR); word; word = scanner.takeWord(AND_OR)) {
    const atom = scanAtom(scanner, depth);
    if (word === 'or') alternatives.push([atom]);
    else alternatives.at(-1)!.push(atom);
  }
  return combined(
    'any',
    alternatives.map((atoms) => combined('all', atoms)),
  );
}

function combined(kind: 'all' | 'any', of: readonly Marker[]): Marker {
  return of.length === 1 ? of[0]! : { kind, of };
}

function scanAtom(scanner: Scanner, depth: number): Marker {
  scanner.take(WHITE_SPACE);
  const start = scanner.position;
  const nested = scanner.take(OPEN) !== undefined;
  if (nested && depth === DEEPEST) scanner.fail(`brackets nested more than ${DEEPEST} deep`, start);
  const marker = nested ? scanMarker(scanner, depth + 1) : scanComparison(scanner);
  if (nested && scanner.take(CLOSE) === undefined) scanner.fail('bracket that is never closed', start);
  scanner.take(WHITE_SPACE);
  return marker;
}

function scanComparison(scanner: Scanner): Comparison {
  const left = scanOperand(scanner);
  scanner.take(WHITE_SPACE);
  const operator = scanOperator(scanner);
  scanner.take(WHITE_SPACE);
  const right = scanOperand(scanner);
  return normalized({ kind: 'comparison', left, operator, right });
}

function scanOperand(scanner: Scanner): Operand {
  const start = scanner.position;
  const name = scanner.takeWord(VARIABLE)?.replace('.', '_');
  if (name === 'python_implementation') return { kind: 'variable', text: 'platform_python_implementation' };
  if (name !== undefined) return { kind: 'variable', text: name };
  const value = stringLiteral(scanner.expect(QUOTED, 'the name of a marker variable or a string in quotes'));
  return { kind: 'literal', text: value ?? scanner.fail('string that Python cannot read', start) };
}

function scanOperator(scanner: Scanner): MarkerOperator {
  if (scanner.takeWord(IN)) return 'in';
  if (scanner.takeWord(NOT)) {
    scanner.expect(WHITE_SPACE, 'white space after "not"');
    if (!scanner.takeWord(IN)) scanner.fail('expected "in" after "not"');
    return 'not in';
  }
  return scanner.expect(OPERATOR, 'one of <= < != == >= > ~= === in "not in"') as MarkerOperator;
}

/** Names of extras and groups are compared in their normal form (PEP 685, PEP 735). */
function normalized(comparison: Comparison): Comparison {
  const { left, right } = comparison;
  if (isExtra(left) && right.kind === 'literal') return { ...comparison, right: named(right) };
  if ((isExtra(right) || isSet(right)) && left.kind === 'literal')
    return { ...comparison, left: named(left) };
  return comparison;
}

const isExtra = ({ kind, text }: Operand) => kind === 'variable' && text === 'extra';
const isSet = ({ kind, text }: Operand) => kind === 'variable' && SETS.has(text);
const named = (operand: Operand): Operand => ({ ...operand, text: normalizeName(operand.text) });

/**
 * Whether the marker holds. Undefined if the question has no answer: a variable that the environment lacks, or a
 * comparison that is not defined for its values. As `packaging` does, every comparison is looked at for that.
 */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): boolean | undefined {
  if (marker.kind === 'comparison') return evaluateComparison(marker, environment);
  const answers = marker.of.map((part) => evaluateMarker(part, environment));
  if (answers.includes(undefined)) return undefined;
  return marker.kind === 'all' ? answers.every(Boolean) : answers.some(Boolean);
}

/** One side stands for a variable; which kind of comparison it is depends on that variable, not on the values. */
function evaluateComparison({ left, operator, right }: Comparison, environment: MarkerEnvironment) {
  const variable = left.kind === 'variable' ? left.text : right.text;
  if (!Object.hasOwn(environment, variable)) return undefined;
  const value = environment[variable]!;
  const [a, b] = left.kind === 'variable' ? [value, right.text] : [left.text, value];
  if (typeof a !== 'string') return undefined;
  if (typeof b !== 'string') return compareWithSet(operator, normalizeName(a), b);
  const specifier = VERSIONS.has(variable) ? parseSpecifier(strip(operator + b)) : undefined;
  return specifier ? specifier.admits(parseVersion(a), a) : compareTexts(operator, a, b);
}

function compareWithSet(operator: MarkerOperator, name: string, names: ReadonlySet<string>) {
  if (operator === 'in') return names.has(name);
  if (operator === 'not in') return !names.has(name);
  if (operator === '!=') return true;
  return operator === '~=' || operator === '===' ? undefined : false;
}

/** Text has no order: `<=` and `>=` are equality, `<` and `>` never hold. */
function compareTexts(operator: MarkerOperator, a: string, b: string): boolean | undefined {
  switch (operator) {
    case 'in':
      return b.includes(a);
    case 'not in':
      return !b.includes(a);
    case '!=':
      return a !== b;
    case '==':
    case '<=':
    case '>=':
      return a === b;
    case '<':
    case '>':
      return false;
    case '~=':
    case '===':
      return undefined;
  }
}

/** As one writes it; reading it again gives the same marker. */
export function formatMarker(marker: Marker): string {
  if (marker.kind === 'comparison') {
    return `${formatOperand(marker.left)} ${marker.operator} ${formatOperand(marker.right)}`;
  }
  const [word, inner] = marker.kind === 'all' ? ['and', 'any'] : ['or', undefined];
  return marker.of
    .map((part) => (part.kind === inner ? `(${formatMarker(part)})` : formatMarker(part)))
    .join(` ${word} `);
}

function formatOperand({ kind, text }: Operand): string {
  if (kind === 'variable') return text;
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const escaped = text.replace(/[\\\n\r\0\p{Cs}]/gu, code);
  if (!escaped.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", code("'"))}'`;
}
