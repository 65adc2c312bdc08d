/** The column that a statement of SQL puts a parameter into, or takes a result from, where that is plain to see. */

/** By position, or by name for `:name` and `%(name)s`. */
export type Parameter = number | string;

export interface Written {
  readonly table: string;
  /** By parameter: the column that gets it. */
  readonly columns: ReadonlyMap<Parameter, string>;
}

export interface Selected {
  readonly table: string;
  /** In order; a column has the name that `AS` gives it. */
  readonly columns: readonly { readonly name: string; readonly column: string }[];
}

const TOKEN = /"[^"]*"|`[^`]*`|\[[^\]]*\]|'[^']*'|%\(\w+\)s|%s|[:$@?]\w*|\w+|[(),=.*;]|[^\s\w]/g;
const LONGEST = 4_000;

function tokensOf(sql: string): readonly string[] {
  return sql.length > LONGEST ? [] : (sql.match(TOKEN) ?? []).map(unquoted);
}

function unquoted(token: string): string {
  return /^["`[].*["`\]]$/.test(token) ? token.slice(1, -1) : /^\w/.test(token) ? token.toLowerCase() : token;
}

/** `INSERT INTO jobs (name, payload) VALUES (?, ?)`, `UPDATE jobs SET payload = %s WHERE name = %s`. */
export function writtenBySql(sql: string): Written | undefined {
  const tokens = tokensOf(sql);
  return tokens[0] === 'update' ? updated(tokens) : inserted(tokens);
}

function inserted(tokens: readonly string[]): Written | undefined {
  const into = tokens.indexOf('into');
  if (!/^(insert|replace)$/.test(tokens[0] ?? '') || into < 0) return undefined;
  const columns = listAt(tokens, into + 2);
  const values = tokens.indexOf('values', into);
  const given = values < 0 ? undefined : listAt(tokens, values + 1);
  if (!columns || !given || columns.length !== given.length) return undefined;
  const next = counting();
  const pairs = given.map((tokensOfOne, i) => [next(tokensOfOne), columns[i]?.[0]] as const);
  return { table: tokens[into + 1] as string, columns: mapOf(pairs) };
}

function updated(tokens: readonly string[]): Written | undefined {
  if (tokens[2] !== 'set') return undefined;
  const where = tokens.indexOf('where');
  const next = counting();
  const pairs = split(tokens.slice(3, where < 0 ? undefined : where)).map(
    (one) => [one[1] === '=' ? next(one.slice(2)) : next(one) && undefined, one[0]] as const,
  );
  return { table: tokens[1] as string, columns: mapOf(pairs) };
}

/** What may stand behind the tables. */
const ENDING: ReadonlySet<string> = new Set(['where', 'group', 'having', 'order', 'limit', ';']);

/** `SELECT name, payload AS data FROM jobs WHERE …`: of one table, each column by its name. */
export function selectedBySql(sql: string): Selected | undefined {
  const tokens = tokensOf(sql);
  const from = tokens.indexOf('from');
  if (tokens[0] !== 'select' || from < 0) return undefined;
  const end = tokens.findIndex((token, i) => i > from && ENDING.has(token));
  const isOne = !tokens.slice(from, end < 0 ? undefined : end).includes(',');
  if (!isOne || tokens.includes('join') || tokens.includes('union')) return undefined;
  const columns = split(tokens.slice(1, from)).map((one) => {
    const bare = one[1] === '.' ? one.slice(2) : one;
    const isNamed = bare.length === 1 || (bare.length === 3 && bare[1] === 'as');
    return isNamed && /^\w+$/.test(bare[0] as string)
      ? { name: bare.at(-1) as string, column: bare[0] as string }
      : { name: '', column: '' };
  });
  return { table: tokens[from + 1] as string, columns };
}

/** The items of a list in parentheses that begins there, and holds no others. */
function listAt(tokens: readonly string[], at: number): readonly (readonly string[])[] | undefined {
  const end = tokens.indexOf(')', at);
  if (tokens[at] !== '(' || end < 0) return undefined;
  const inner = tokens.slice(at + 1, end);
  return inner.includes('(') ? undefined : split(inner);
}

function split(tokens: readonly string[]): readonly (readonly string[])[] {
  const items: string[][] = [[]];
  for (const token of tokens)
    if (token === ',') items.push([]);
    else items.at(-1)?.push(token);
  return items;
}

/** What each item is as a parameter; those without a name are counted. */
function counting(): (item: readonly string[]) => Parameter | undefined {
  let at = 0;
  return (item) => {
    const positional = item.filter((token) => token === '?' || token === '%s').length;
    at += positional;
    const [only = ''] = item;
    if (item.length !== 1) return undefined;
    if (positional === 1) return at - 1;
    const numbered = /^[?$:](\d+)$/.exec(only)?.[1];
    if (numbered !== undefined) return Number(numbered) - 1;
    return /^:(\w+)$/.exec(only)?.[1] ?? /^%\((\w+)\)s$/.exec(only)?.[1];
  };
}

function mapOf(
  pairs: readonly (readonly [Parameter | undefined, string | undefined])[],
): ReadonlyMap<Parameter, string> {
  return new Map(
    pairs.flatMap(([parameter, column]) =>
      parameter === undefined || column === undefined ? [] : [[parameter, column] as const],
    ),
  );
}
