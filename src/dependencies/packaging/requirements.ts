/** Requirements as PEP 508 has them: `name[extras] >=1,<2; marker` or `name[extras] @ url ; marker`. */
import { type Marker, scanMarker } from './markers.ts';
import { parseSpecifierSet, SPECIFIER, type SpecifierSet } from './specifiers.ts';
import { Scanner, WHITE_SPACE } from './syntax.ts';

export interface Requirement {
  /** As written. */
  readonly name: string;
  /** As written, each once, sorted. */
  readonly extras: readonly string[];
  readonly url: string | undefined;
  readonly specifiers: SpecifierSet;
  readonly marker: Marker | undefined;
}

const IDENTIFIER = /[a-zA-Z0-9][a-zA-Z0-9._-]*/y;
const CLAUSE = new RegExp(SPECIFIER, 'iy');
/** What most clauses are. The whole expression takes longer to compile than they take to read. */
const PLAIN_CLAUSE = /(?:==|!=|<=|>=|<|>)[ \t]*\d+(?:\.\d+)*(?=[ \t,;)]|$)/y;
const WILDCARD = /\.\*/y;
const LOCAL = /\+[a-z0-9]/y;
const URL_TEXT = /[^ \t]+/y;
const COMMA = /,/y;

/** A name and plain clauses, as most are: read in one step. */
const PLAIN = new RegExp(
  [
    '^([a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?)[ \\t]*',
    '((?:(?:==|!=|<=|>=|<|>)[0-9]+(?:\\.[0-9]+)*(?:,(?:==|!=|<=|>=|<|>)[0-9]+(?:\\.[0-9]+)*)*)?)$',
  ].join(''),
);

/** Throws {@link PackagingSyntaxError} with the column. */
export function parseRequirement(text: string): Requirement {
  const [, plain, clauses = ''] = PLAIN.exec(text) ?? [];
  const plainly = plain === undefined ? undefined : parseSpecifierSet(clauses);
  if (plain !== undefined && plainly)
    return { name: plain, extras: [], url: undefined, specifiers: plainly, marker: undefined };
  return scanRequirement(text);
}

function scanRequirement(text: string): Requirement {
  const scanner = new Scanner(text);
  scanner.take(WHITE_SPACE);
  const name = takeIdentifier(scanner) ?? scanner.fail('expected the name of a package');
  scanner.take(WHITE_SPACE);
  const extras = scanExtras(scanner);
  scanner.take(WHITE_SPACE);
  const { url, specifiers } = scanSource(scanner);
  const expected =
    url === undefined ? 'a comma and another version, a semicolon and a marker' : 'a semicolon and a marker';
  const marker = scanner.ended ? undefined : scanMarkerPart(scanner, expected);
  if (!scanner.ended) scanner.fail('expected "and", "or" or the end of the requirement');
  return { name, extras, url, specifiers, marker };
}

function takeIdentifier(scanner: Scanner): string | undefined {
  return scanner.takeWord(IDENTIFIER, true);
}

/** `[extra, …]`, which may be absent or empty. */
function scanExtras(scanner: Scanner): string[] {
  const extras = new Set<string>();
  const start = scanner.position;
  if (scanner.take(/\[/y) === undefined) return [];
  scanner.take(WHITE_SPACE);
  let extra = takeIdentifier(scanner);
  while (extra !== undefined) {
    extras.add(extra);
    scanner.take(WHITE_SPACE);
    if (scanner.take(COMMA) === undefined) break;
    scanner.take(WHITE_SPACE);
    extra = takeIdentifier(scanner) ?? scanner.fail('expected the name of an extra after the comma');
  }
  scanner.take(WHITE_SPACE);
  const next = scanner.position;
  if (takeIdentifier(scanner)) scanner.fail('expected a comma between the names of extras', next);
  if (scanner.take(/\]/y) === undefined) scanner.fail('bracket of extras that is never closed', start);
  return [...extras].sort();
}

/** `@ url` with what separates it from a marker, or version clauses. */
function scanSource(scanner: Scanner): Pick<Requirement, 'url' | 'specifiers'> {
  if (scanner.take(/@/y) === undefined) return { url: undefined, specifiers: scanSpecifiers(scanner) };
  scanner.take(WHITE_SPACE);
  const url = scanner.expect(URL_TEXT, 'a URL after @');
  if (!scanner.ended) scanner.expect(WHITE_SPACE, 'white space after the URL');
  return { url, specifiers: { specifiers: [] } };
}

/** Clauses parted by commas, possibly in round brackets, and the white space after them. */
function scanSpecifiers(scanner: Scanner): SpecifierSet {
  const start = scanner.position;
  const bracketed = scanner.take(/\(/y) !== undefined;
  scanner.take(WHITE_SPACE);
  const text = scanClauses(scanner);
  scanner.take(WHITE_SPACE);
  if (bracketed && scanner.take(/\)/y) === undefined) scanner.fail('bracket that is never closed', start);
  scanner.take(WHITE_SPACE);
  // `===` takes everything up to white space, commas included, so that only now the clauses are told apart.
  return parseSpecifierSet(text) ?? scanner.fail('version specifier that means nothing', start);
}

function scanClauses(scanner: Scanner): string {
  let clauses = '';
  for (let clause = takeClause(scanner); clause !== undefined; clause = takeClause(scanner)) {
    if (scanner.at(WILDCARD)) scanner.fail('".*" goes with "==" and "!=" and a plain release only');
    if (scanner.at(LOCAL)) scanner.fail('a local version goes with "==" and "!=" only');
    clauses += clause;
    scanner.take(WHITE_SPACE);
    if (scanner.take(COMMA) === undefined) break;
    clauses += ',';
    scanner.take(WHITE_SPACE);
  }
  return clauses;
}

function takeClause(scanner: Scanner): string | undefined {
  return scanner.take(PLAIN_CLAUSE) ?? scanner.take(CLAUSE);
}

function scanMarkerPart(scanner: Scanner, expected: string): Marker {
  scanner.expect(/;/y, `${expected}, or the end`);
  return scanMarker(scanner);
}
