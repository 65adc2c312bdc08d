/** Values of a TOML syntax tree, each with its place. */
import type { AST } from 'toml-eslint-parser';
import type { Location } from '../../finding/location.ts';
import type { SourceText } from './declarations.ts';
import type { Document } from './tree.ts';

/** By the table or list that holds a value, and its key there. */
type Places = WeakMap<object, Map<string | number, AST.TOMLNode>>;

/** Places are worked out when asked for: most values are never shown. */
export function placedValues(
  program: AST.TOMLProgram,
  { path, text }: SourceText,
): { readonly root: object; readonly locate: Document['locate'] } {
  const places: Places = new WeakMap();
  const root = valueOfTables(program, places);
  const lines = text.split('\n');
  const locate = (container: object, key: string | number) => {
    const node = places.get(container)?.get(key);
    return node && locationOf(node, path, lines);
  };
  return { root, locate };
}

function valueOfTables(program: AST.TOMLProgram, places: Places): object {
  const [top] = program.body;
  const root = newTable(places);
  for (const part of top.body) {
    if (part.type === 'TOMLKeyValue') assign(root, part, places);
    else {
      const table = descend(root, part.resolvedKey, part, places);
      for (const entry of part.body) assign(table, entry, places);
    }
  }
  return root;
}

type Container = Record<string | number, unknown>;

function newTable(places: Places): Container {
  const table = Object.create(null) as Container;
  places.set(table, new Map());
  return table;
}

function newList(places: Places): Container {
  const list: unknown[] = [];
  places.set(list, new Map());
  return list as unknown as Container;
}

/** The container under a path of keys and indices, made where it is missing. */
function descend(
  from: object,
  path: readonly (string | number)[],
  place: AST.TOMLNode,
  places: Places,
): Container {
  let container = from as Container;
  path.forEach((key, i) => {
    if (!Object.hasOwn(container, key)) {
      put(
        container,
        key,
        typeof path[i + 1] === 'number' ? newList(places) : newTable(places),
        place,
        places,
      );
    }
    container = container[key] as Container;
  });
  return container;
}

function put(
  container: Container,
  key: string | number,
  value: unknown,
  place: AST.TOMLNode,
  places: Places,
): void {
  container[key] = value;
  places.get(container)!.set(key, place);
}

function assign(table: Container, entry: AST.TOMLKeyValue, places: Places): void {
  const keys = entry.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
  const holder = descend(table, keys.slice(0, -1), entry, places);
  put(holder, keys.at(-1)!, contentOf(entry.value, places), entry, places);
}

function contentOf(node: AST.TOMLContentNode, places: Places): unknown {
  if (node.type === 'TOMLValue') return node.kind === 'integer' ? node.bigint : node.value;
  if (node.type === 'TOMLArray') {
    const list = newList(places);
    for (const [i, element] of node.elements.entries())
      put(list, i, contentOf(element, places), element, places);
    return list;
  }
  const table = newTable(places);
  for (const entry of node.body) assign(table, entry, places);
  return table;
}

/** Of a table, its header alone. */
function locationOf(node: AST.TOMLNode, path: string, lines: readonly string[]): Location {
  const { start } = node.loc;
  const end = node.type === 'TOMLTable' ? headerEnd(node) : node.loc.end;
  const column = (at: { line: number; column: number }) =>
    [...lines[at.line - 1]!.slice(0, at.column)].length + 1;
  return { path, line: start.line, column: column(start), endLine: end.line, endColumn: column(end) };
}

/** The place after the closing brackets. */
function headerEnd({ key, kind }: AST.TOMLTable): { line: number; column: number } {
  const { line, column } = key.loc.end;
  return { line, column: column + (kind === 'array' ? 2 : 1) };
}
