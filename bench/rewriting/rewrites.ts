/** Ways to write a program otherwise that mean the same. Names that they need have two underscores before them. */
import { Field, Kind } from '../../src/code/python/nodes.ts';
import type { Tree } from '../../src/code/python/tree.ts';
import {
  type Edit,
  indentedBodies,
  indentOf,
  insertion,
  nodesOf,
  ownIndent,
  plainAssignments,
  scopeKind,
} from './edits.ts';

export interface Rewrite {
  readonly edits: (tree: Tree) => readonly Edit[];
  /** What stands before the program then, or behind it. */
  readonly before?: string;
  readonly behind?: string;
}

const SAME = 'def __same(it):\n    return it\n';

export const REWRITES: Readonly<Record<string, Rewrite>> = {
  'what is assigned has another name first': {
    edits: (tree) =>
      plainAssignments(tree).flatMap(({ node, target }) => {
        const name = tree.text(target);
        return [
          { at: tree.start(target), remove: name.length, insert: `${name}_first` },
          insertion(tree.end(node), `\n${ownIndent(tree, node)}${name} = ${name}_first`),
        ];
      }),
  },
  'what is returned has a name': {
    edits: (tree) =>
      nodesOf(tree, Kind.Return).flatMap((node) => {
        const indent = ownIndent(tree, node);
        if (indent === undefined || tree.child(node, Field.Return.value) === 0) return [];
        return [
          { at: tree.start(node), remove: 'return'.length, insert: 'given_back =' },
          insertion(tree.end(node), `\n${indent}return given_back`),
        ];
      }),
  },
  'what a call gives has a name': {
    edits: (tree) =>
      nodesOf(tree, Kind.Expr)
        .filter((node) => ownIndent(tree, node) !== undefined)
        .filter((node) => tree.kind(tree.child(node, Field.Expr.value)) === Kind.Call)
        .map((node) => insertion(tree.start(node), 'done = ')),
  },
  'bodies below if True': { edits: (tree) => indentedBodies(tree, 'if True:') },
  'bodies below try': { edits: (tree) => indentedBodies(tree, 'try:', ['finally:', 'pass']) },
  'bodies in a loop of one round': { edits: (tree) => indentedBodies(tree, 'for __once in (1,):') },
  'values through a function': { edits: around('__same(', ')'), behind: `\n${SAME}` },
  'values through a lambda': { edits: around('(lambda it: it)(', ')') },
  'values through a list': { edits: around('[', '][0]') },
  'values through a dict': { edits: around('{"k": ', '}["k"]') },
  'values through get': { edits: around('{"k": ', '}.get("k")') },
  'values through a generator': { edits: around('next(it for it in [', '])') },
  'values or nothing': { edits: around('(', ') if 1 else None') },
  'values behind or': { edits: around('None or (', ')') },
  'tests twice negated': {
    edits: (tree) =>
      nodesOf(tree, Kind.If).flatMap((node) => {
        const test = tree.child(node, Field.If.test);
        return tree.kind(test) === Kind.NamedExpr
          ? []
          : [insertion(tree.start(test), 'not (not ('), insertion(tree.end(test), '))')];
      }),
  },
  'tests have a name': {
    edits: (tree) =>
      nodesOf(tree, Kind.If).flatMap((node) => {
        const [indent, test] = [indentOf(tree, node), tree.child(node, Field.If.test)];
        const text = tree.text(test);
        if (indent === undefined || /:=|__name__|TYPE_CHECKING|\n/.test(text)) return [];
        return [
          insertion(tree.start(node), `fits = ${text}\n${indent}`),
          { at: tree.start(test), remove: tree.end(test) - tree.start(test), insert: 'fits' },
        ];
      }),
  },
  'functions decorated by nothing': {
    edits: (tree) =>
      nodesOf(tree, Kind.FunctionDef)
        .filter((node) => scopeKind(tree, node) !== Kind.ClassDef && indentOf(tree, node) !== undefined)
        .map((node) => insertion(tree.start(node), `@__same\n${indentOf(tree, node)}`)),
    before: SAME,
  },
  'loops over copies': {
    edits: (tree) =>
      nodesOf(tree, Kind.For).flatMap((node) => {
        const over = tree.child(node, Field.For.iter);
        return [insertion(tree.start(over), 'list('), insertion(tree.end(over), ')')];
      }),
  },
  'modules loaded by name': {
    edits: (tree) =>
      nodesOf(tree, Kind.Import).flatMap((node) => {
        const [text, name] = /^import (\w+)$/.exec(tree.text(node)) ?? [];
        if (text === undefined || ownIndent(tree, node) === undefined) return [];
        const insert = `${name} = __import__("importlib").import_module("${name}")`;
        return [{ at: tree.start(node), remove: text.length, insert }];
      }),
  },
};

const NOT_AROUND: readonly number[] = [Kind.Yield, Kind.YieldFrom, Kind.Starred, Kind.Tuple];

/** Two texts around what is assigned to names in functions. */
function around(before: string, behind: string): (tree: Tree) => readonly Edit[] {
  return (tree) =>
    plainAssignments(tree)
      .filter(({ value }) => !NOT_AROUND.includes(tree.kind(value)) && !tree.text(value).includes('await'))
      .flatMap(({ value }) => [insertion(tree.start(value), before), insertion(tree.end(value), behind)]);
}
