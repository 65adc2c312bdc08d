import type { Engine } from '../flow/ask/engine.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import { bindersOf, variableAt } from './binders.ts';
import { writtenIn } from './call.ts';
import type { Named } from './channels.ts';
import { constantAt } from './meaning.ts';
import { methodCall, unpackedFrom } from './named-bytes.ts';
import type { Spot } from './payload.ts';
import { type Parameter, type Selected, selectedBySql, writtenBySql } from './sql.ts';

/**
 * Columns of tables, by the statements that write and read them (PEP 249): `execute` with a text, parameters that are
 * written beside it, and a row whose item is taken by its place or name.
 */

function columnNamed(table: string, column: string): Named {
  return {
    key: `column ${table}.${column}`,
    life: 'store',
    words: `the column ${column} of the table ${table}`,
  };
}

// ---------------------------------------------------------------- writing

const EXECUTING: ReadonlySet<string> = new Set(['execute', 'executemany']);
const BINARY: ReadonlySet<string> = new Set(['Binary', 'memoryview']);

/** `db.execute("INSERT INTO jobs (name, payload) VALUES (?, ?)", (name, data))`. */
export function columnSet(engine: Engine, { module, node: data }: Spot): Named | undefined {
  const { tree } = module;
  const node = withoutBinary({ module, node: data });
  const items = tree.parent(node);
  const parameter = parameterAt({ module, node });
  const call = callAround({ module, node: items });
  if (parameter === undefined || !call) return undefined;
  const sql = constantAt(engine, { module, node: writtenIn(tree, call, 'sql', 0) });
  const written = sql === undefined ? undefined : writtenBySql(sql);
  const column = written?.columns.get(parameter);
  return written && column !== undefined ? columnNamed(written.table, column) : undefined;
}

/** `sqlite3.Binary(data)`. */
function withoutBinary({ module: { tree }, node }: Spot): number {
  const call = tree.parent(node);
  const isOnly = tree.kind(call) === Kind.Call && tree.count(call) === 1 && tree.item(call, 0) === node;
  return isOnly && BINARY.has(tree.name(tree.child(call, Field.Call.func))) ? call : node;
}

/** Which of the parameters a value is: in a tuple or list by its place, in a dict by its key. */
function parameterAt({ module: { tree }, node }: Spot): Parameter | undefined {
  const items = tree.parent(node);
  const kind = tree.kind(items);
  if (kind === Kind.Tuple || kind === Kind.List) {
    const all = Array.from({ length: tree.count(items) }, (_, i) => tree.item(items, i));
    return all.some((item) => tree.kind(item) === Kind.Starred) ? undefined : all.indexOf(node);
  }
  if (kind !== Kind.Dict) return undefined;
  const all = Array.from({ length: tree.count(items) }, (_, i) => tree.item(items, i));
  const key = all[all.indexOf(node) - 1];
  const isValue = all.indexOf(node) % 2 === 1 && key !== undefined && key !== 0;
  return isValue && tree.kind(key) === Kind.Str ? tree.stringValue(key) : undefined;
}

/** The `execute` whose second argument holds the parameters; `executemany` has them in a list. */
function callAround({ module, node }: Spot): number | undefined {
  const { tree } = module;
  let at = node;
  const outer = tree.kind(tree.parent(at));
  const isMany = outer === Kind.List || outer === Kind.ListComp || outer === Kind.GeneratorExp;
  if (isMany) at = tree.parent(at);
  const call = tree.parent(at);
  const method = methodCall({ module, node }, call);
  const isAsked = method && EXECUTING.has(method.name) && (method.name === 'executemany') === isMany;
  return isAsked && tree.count(call) === 2 && tree.item(call, 1) === at ? call : undefined;
}

// ---------------------------------------------------------------- reading

/** `row[0]`, `row["payload"]`, `for name, payload in cursor`. */
export function columnGot(engine: Engine, place: Spot): Named | undefined {
  const { module, node } = place;
  const { tree } = module;
  switch (tree.kind(node)) {
    case Kind.Subscript: {
      const row = { module, node: tree.child(node, Field.Subscript.value) };
      const index = indexOf(place, tree.child(node, Field.Subscript.slice));
      return index === undefined ? undefined : selectedAt(rowOf(engine, row, DEEPEST), index);
    }
    case Kind.Name:
      return unpackedAs(engine, place);
    default:
      return undefined;
  }
}

function indexOf({ module: { tree } }: Spot, slice: number): Parameter | undefined {
  if (tree.kind(slice) === Kind.Str) return tree.stringValue(slice);
  return /^\d{1,3}$/.test(tree.text(slice)) ? Number(tree.text(slice)) : undefined;
}

function selectedAt(selected: Selected | undefined, index: Parameter): Named | undefined {
  const found =
    typeof index === 'number'
      ? selected?.columns[index]
      : selected?.columns.find(({ name }) => name === index.toLowerCase());
  // What stands behind a star or an expression has another place.
  const isTold = selected?.columns.every(({ column }) => column !== '' && column !== '*');
  return selected && found && isTold ? columnNamed(selected.table, found.column) : undefined;
}

/** `name, payload = cursor.fetchone()`, `for name, payload in cursor.fetchall()`. */
function unpackedAs(engine: Engine, place: Spot): Named | undefined {
  const { module } = place;
  const { tree } = module;
  const unpacked = unpackedFrom(engine, place);
  if (!unpacked) return undefined;
  const { statement, at } = unpacked;
  const from = (field: number) => ({ module, node: tree.child(statement, field) });
  switch (tree.kind(statement)) {
    case Kind.For:
      return selectedAt(rowsOf(engine, from(Field.For.iter), DEEPEST), at);
    case Kind.Comprehension:
      return selectedAt(rowsOf(engine, from(Field.Comprehension.iter), DEEPEST), at);
    case Kind.Assign:
      return selectedAt(rowOf(engine, from(Field.Assign.value), DEEPEST), at);
    default:
      return undefined;
  }
}

function bindersAt(engine: Engine, { module, node }: Spot) {
  const variable = variableAt(engine, module, node);
  return (variable && bindersOf(engine, variable)) ?? [];
}

/** A row that gets a name, and its cursor another one. */
const DEEPEST = 4;

/** What a row was selected by. */
function rowOf(engine: Engine, { module, node }: Spot, depth: number): Selected | undefined {
  if (depth === 0) return undefined;
  const method = methodCall({ module, node }, node);
  if (method) return method.name === 'fetchone' ? queryOf(engine, { module, node: method.base }) : undefined;
  const [binder, ...more] = module.tree.kind(node) === Kind.Name ? bindersAt(engine, { module, node }) : [];
  if (more.length > 0) return undefined;
  if (binder?.sort === 'value') return rowOf(engine, { module, node: binder.node }, depth - 1);
  return binder?.sort === 'element' ? rowsOf(engine, { module, node: binder.node }, depth - 1) : undefined;
}

/** What many rows were selected by: the cursor itself, a list of them. */
function rowsOf(engine: Engine, place: Spot, depth: number): Selected | undefined {
  if (depth === 0) return undefined;
  const { module, node } = place;
  const method = methodCall(place, node);
  if (method)
    return /^fetch(all|many)$/.test(method.name)
      ? queryOf(engine, { module, node: method.base })
      : queryOf(engine, place);
  const [binder, ...more] = module.tree.kind(node) === Kind.Name ? bindersAt(engine, place) : [];
  const isCall =
    binder?.sort === 'value' &&
    more.length === 0 &&
    /^(execute|fetch)/.test(methodCall(place, binder.node)?.name ?? '');
  return isCall ? rowsOf(engine, { module, node: binder.node }, depth - 1) : queryOf(engine, place);
}

const EXECUTE = intern('execute');

/** `db.execute("SELECT …")`; a cursor on which one thing is executed in its function. */
function queryOf(engine: Engine, { module, node }: Spot): Selected | undefined {
  const { tree, written } = module;
  const own = methodCall({ module, node }, node);
  if (own) return own.name === 'execute' ? selectedWith(engine, { module, node }) : undefined;
  const [binder, ...others] = tree.kind(node) === Kind.Name ? bindersAt(engine, { module, node }) : [];
  if (
    others.length === 0 &&
    binder?.sort === 'value' &&
    methodCall({ module, node }, binder.node)?.name === 'execute'
  )
    return selectedWith(engine, { module, node: binder.node });
  const text = tree.text(node);
  const scope = engine.program.enclosingScope(module, node);
  const [only, ...more] = Array.from(written.named(EXECUTE)).filter(
    (one) =>
      tree.kind(one) === Kind.Attribute &&
      tree.text(tree.child(one, Field.Attribute.value)) === text &&
      engine.program.enclosingScope(module, one) === scope,
  );
  return only === undefined || more.length > 0 || only > node
    ? undefined
    : selectedWith(engine, { module, node: tree.parent(only) });
}

function selectedWith(engine: Engine, { module, node }: Spot): Selected | undefined {
  const sql = constantAt(engine, { module, node: writtenIn(module.tree, node, 'sql', 0) });
  return sql === undefined ? undefined : selectedBySql(sql);
}
