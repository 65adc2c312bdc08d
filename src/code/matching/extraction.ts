import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** A loop over the members of an archive that writes each under its own name. */
export interface Extraction {
  /** `folder` in `open(os.path.join(folder, name), "wb")`. */
  readonly folder: number;
  /** What the member is called: `name`, `info.filename`. */
  readonly member: number;
  /** What is opened. */
  readonly target: number;
}

/** What a call of `open` writes, if it is the member that a loop around it is at, and nothing there looks at the name. */
export function extractionAt(tree: Tree, call: number): Extraction | undefined {
  if (tree.kind(tree.child(call, Field.Call.func)) !== Kind.Name || tree.count(call) < 2) return undefined;
  const [target, mode] = [tree.item(call, 0), tree.item(call, 1)];
  if (tree.kind(mode) !== Kind.Str || !/^[wxa]/.test(tree.stringValue(mode))) return undefined;
  const loop = loopAround(tree, call);
  if (!loop || isLookedAt(tree, loop.node)) return undefined;
  const join = tree.kind(target) === Kind.Name ? valueIn(tree, loop.node, tree.nameId(target)) : target;
  if (tree.kind(join) !== Kind.Call || tree.count(join) !== 2) return undefined;
  if (tree.name(tree.child(join, Field.Call.func)) !== 'join') return undefined;
  const [folder, member] = [tree.item(join, 0), tree.item(join, 1)];
  return isMember(tree, member, loop) ? { folder, member, target } : undefined;
}

interface Loop {
  readonly node: number;
  /** Of the variable. */
  readonly name: number;
  /** The variable is the name itself; else it has it. */
  readonly isName: boolean;
}

const NAMES = /^(namelist|getnames)$/;
const MEMBERS = /^(infolist|getmembers)$/;

/** `for name in archive.namelist():`. */
function loopAround(tree: Tree, call: number): Loop | undefined {
  for (let at = tree.parent(call); at !== 0 && !SCOPES.has(tree.kind(at)); at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.For) continue;
    const [target, iter] = [tree.child(at, Field.For.target), tree.child(at, Field.For.iter)];
    if (tree.kind(target) !== Kind.Name || tree.kind(iter) !== Kind.Call) continue;
    const method = tree.name(tree.child(iter, Field.Call.func));
    if (NAMES.test(method) || MEMBERS.test(method))
      return { node: at, name: tree.nameId(target), isName: NAMES.test(method) };
  }
  return undefined;
}

const SCOPES: ReadonlySet<number> = new Set([
  ...[Kind.FunctionDef, Kind.AsyncFunctionDef, Kind.Lambda, Kind.ClassDef, Kind.Module],
]);

function isMember(tree: Tree, node: number, { name, isName }: Loop): boolean {
  if (isName) return tree.kind(node) === Kind.Name && tree.nameId(node) === name;
  if (tree.kind(node) !== Kind.Attribute || !/^(filename|name)$/.test(tree.name(node))) return false;
  return tree.nameId(tree.child(node, Field.Attribute.value)) === name;
}

/** The value of the one assignment to a name in the loop. */
function valueIn(tree: Tree, loop: number, name: number): number {
  let value = 0;
  for (let node = tree.firstRecord(loop); node <= loop; node = tree.nextRecord(node)) {
    if (tree.kind(node) !== Kind.Assign || tree.count(node) !== 1) continue;
    const target = tree.item(node, 0);
    if (tree.kind(target) !== Kind.Name || tree.nameId(target) !== name) continue;
    if (value !== 0) return 0;
    value = tree.child(node, Field.Assign.value);
  }
  return value;
}

const LOOKING =
  /startswith|commonp|relative|realpath|abspath|resolve|normpath|basename|isabs|within|inside|secure|safe|valid|check|continue|\.\./;

/** Whether something in the loop may look at the names, or chooses among them. */
function isLookedAt(tree: Tree, loop: number): boolean {
  return LOOKING.test(tree.slice(tree.start(loop), tree.end(loop)));
}
