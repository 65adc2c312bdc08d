import { type AST, parseTOML } from 'toml-eslint-parser';
import { pushAll } from '../limits/lists.ts';

type Key = string | number;

/** The line of what stands under a path of keys and indices in TOML; of the nearest one around it where there is none. */
export function lineIn(toml: string, path: readonly PropertyKey[]): number {
  try {
    return lineOf(parseTOML(toml), path);
  } catch {
    return 1; // the two readers of TOML disagree; what is wrong is said all the same
  }
}

function lineOf({ body: [top] }: AST.TOMLProgram, path: readonly PropertyKey[]): number {
  let [line, depth] = [1, 0];
  for (const { at, node } of placesIn(top)) {
    const shared = Math.min(at.length, path.length);
    if (shared <= depth || at.slice(0, shared).some((key, i) => key !== path[i])) continue;
    [line, depth] = [node.loc.start.line, shared];
  }
  return line;
}

interface Placed {
  readonly at: readonly Key[];
  readonly node: AST.TOMLNode;
}

/** Every table, key and element of a document, in its order, the outer before the inner. */
function* placesIn(top: AST.TOMLTopLevelTable): Iterable<Placed> {
  const pending: Placed[] = [{ at: [], node: top }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    pushAll(pending, inside(next).reverse());
  }
}

function inside({ at, node }: Placed): Placed[] {
  switch (node.type) {
    case 'TOMLTopLevelTable':
    case 'TOMLInlineTable':
    case 'TOMLTable': {
      const here = node.type === 'TOMLTable' ? node.resolvedKey : at;
      return node.body.map((entry) =>
        entry.type === 'TOMLTable'
          ? { at: entry.resolvedKey, node: entry }
          : { at: [...here, ...keysOf(entry)], node: entry },
      );
    }
    case 'TOMLKeyValue':
      return [{ at, node: node.value }];
    case 'TOMLArray':
      return node.elements.map((element, i) => ({ at: [...at, i], node: element }));
    default:
      return [];
  }
}

function keysOf({ key }: AST.TOMLKeyValue): string[] {
  return key.keys.map((one) => (one.type === 'TOMLBare' ? one.name : one.value));
}
