import { namesAround } from '../flow/ask/written.ts';
import type { Pattern, Sight } from '../matching/pattern.ts';
import { calledName } from '../matching/within.ts';
import { UNCHECKED } from '../models/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** `context.verify_mode = ssl.CERT_NONE`, `context.check_hostname = False`, `session.verify = False`. */
export const pattern: Pattern = {
  rule: 'tls/no-verification',
  kinds: [Kind.Assign],
  look: (sight) => {
    const { tree, node } = sight;
    const target = tree.item(node, 0);
    if (tree.kind(target) !== Kind.Attribute) return undefined;
    const isOff = isUnverified(tree, node) || isUnnamed(tree, node) || isSession(sight);
    return isOff && !isServer(sight) && !isOptional(sight) ? { what: tree.text(target) } : undefined;
  },
};

function isUnverified(tree: Tree, assignment: number): boolean {
  return (
    tree.name(tree.item(assignment, 0)) === 'verify_mode' &&
    tree.name(tree.child(assignment, Field.Assign.value)) === 'CERT_NONE'
  );
}

/** Said once: `verify_mode = CERT_NONE` must have `check_hostname = False` before it. */
function isUnnamed(tree: Tree, assignment: number): boolean {
  const target = tree.item(assignment, 0);
  const isOff = tree.kind(tree.child(assignment, Field.Assign.value)) === Kind.False;
  if (!isOff || tree.name(target) !== 'check_hostname') return false;
  return !assignmentsBeside(tree, assignment).some((other) => isUnverified(tree, other));
}

/** Of what is called a session, or was made as one in the same file. */
function isSession({ tree, node, module, program }: Sight): boolean {
  const target = tree.item(node, 0);
  const isOff = tree.kind(tree.child(node, Field.Assign.value)) === Kind.False;
  if (!isOff || tree.name(target) !== 'verify') return false;
  if (/(^|\.|_)session\.verify$/i.test(tree.text(target))) return true;
  const base = tree.child(target, Field.Attribute.value);
  // `self.http.verify`, where the same file has `self.http = requests.Session()`.
  if (tree.kind(base) !== Kind.Name && tree.kind(base) !== Kind.Attribute) return false;
  return program.references(module, tree.nameId(base)).some((use) => isMadeSession(tree, tree.parent(use)));
}

/** `s = requests.Session()`, `s = given or Session()`, `with httpx.Client() as s`. */
function isMadeSession(tree: Tree, made: number): boolean {
  const isAssigned = tree.kind(made) === Kind.Assign;
  if (!isAssigned && tree.kind(made) !== Kind.WithItem) return false;
  const value = isAssigned ? tree.child(made, Field.Assign.value) : tree.child(made, Field.WithItem.context);
  return alternatives(tree, value).some((one) => isSessionCall(tree, one));
}

/** `given or requests.Session()`, `given if given else requests.Session()`. */
function alternatives(tree: Tree, value: number): readonly number[] {
  if (tree.kind(value) === Kind.BoolOp)
    return Array.from({ length: tree.count(value) }, (_, i) => tree.item(value, i));
  if (tree.kind(value) !== Kind.IfExp) return [value];
  return [tree.child(value, Field.IfExp.body), tree.child(value, Field.IfExp.orelse)];
}

function isSessionCall(tree: Tree, value: number): boolean {
  return (
    tree.kind(value) === Kind.Call &&
    /^(requests\.([sS]ession|sessions\.Session)|Session|httpx\.(Async)?Client)$/.test(calledName(tree, value))
  );
}

/** `if not verify:` around it: a setting that is only known when the program runs. */
function isOptional({ node, module, program }: Sight): boolean {
  const names = namesAround({ scope: program.enclosingScope(module, node), node });
  return [...names].some((name) => OPTION.test(name.toLowerCase()));
}

const OPTION = new RegExp(`^(?:${UNCHECKED})$`);

/** A server asks no certificate of its clients unless it wants to know them. */
function isServer({ tree, node, module, program }: Sight): boolean {
  const scope = program.enclosingScope(module, node);
  const around = scope.sort === 'function' ? [scope.node] : assignmentsBeside(tree, node);
  return around.some((one) => /CLIENT_AUTH|PROTOCOL_TLS_SERVER|server_side/.test(tree.text(one)));
}

function assignmentsBeside(tree: Tree, statement: number): readonly number[] {
  const block = tree.parent(statement);
  const all = Array.from({ length: tree.count(block) }, (_, i) => tree.item(block, i));
  return all.filter((one) => tree.kind(one) === Kind.Assign);
}
