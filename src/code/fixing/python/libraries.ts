import { isRealUse } from '../../../project/role.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { onlyPath } from '../../payload/meaning.ts';
import { intern } from '../../python/names.ts';
import { Context, Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { placeOf, type Spot } from '../refusal.ts';

/** Whether what a repair imports is Python's own library, and does what it is known to do. */

/** What changes how many digits a number may have in JSON, or what `import json` brings. */
const CHANGING = ['set_int_max_str_digits', 'meta_path', 'path_hooks'].map(intern);

/**
 * What is not proved where something of the project may stand in the place of a library that it is given: folders that are
 * looked through before Python's own, by `sys.path` or the environment, import hooks.
 */
export function otherLibraries(engine: Engine): readonly string[] {
  const found = changing(engine) ?? pathInFront(engine) ?? environmentOfPython(engine);
  if (!found) return [];
  const { path, line } = placeOf(found);
  return [
    `${path}:${line} puts another library in the place of one of Python's own, or changes what it takes`,
  ];
}

function changing({ program }: Engine): Spot | undefined {
  for (const name of CHANGING)
    for (const module of program.mentioning(name)) {
      const node = Array.from(module.written.named(name))[0];
      if (node !== undefined && isRealUse(module.path)) return { module, node };
    }
  return undefined;
}

/** `sys.path.insert(0, …)`, `sys.path = …`, `sys.path[:0] = …`; what is appended is looked through last. */
function pathInFront(engine: Engine): Spot | undefined {
  for (const module of engine.program.mentioning(PATH)) {
    if (!isRealUse(module.path)) continue;
    const { tree, written } = module;
    for (const node of written.named(PATH)) {
      if (tree.kind(node) === Kind.Attribute && tree.name(tree.child(node, Field.Attribute.value)) !== 'sys')
        continue;
      if (!isLookedThrough(tree, node) && onlyPath(engine, { module, node }) === 'sys.path')
        return { module, node };
    }
  }
  return undefined;
}

/** It is appended to, iterated over, or printed: in what comes first nothing changes. */
function isLookedThrough(tree: Tree, node: number): boolean {
  const parent = tree.parent(node);
  switch (tree.kind(parent)) {
    case Kind.Attribute:
      return /^(append|extend|index|count|copy|remove)$/.test(tree.name(parent));
    case Kind.Subscript:
      return tree.context(parent) === Context.Load;
    case Kind.For:
    case Kind.Comprehension:
    case Kind.Comparison:
    case Kind.Compare:
      return true;
    default:
      return tree.kind(node) === Kind.Alias;
  }
}

const PATH = intern('path');
const OF_ENVIRONMENT = /^PYTHON(PATH|HOME|INTMAXSTRDIGITS|PLATLIBDIR|USERBASE)$/;

/** `{"PYTHONPATH": …}`, `os.putenv("PYTHONPATH", …)`, `dict(PYTHONPATH=…)`. */
function environmentOfPython({ program }: Engine): Spot | undefined {
  for (const module of program.modules) {
    if (!isRealUse(module.path)) continue;
    const { tree, written } = module;
    const node =
      written.ofKind(Kind.Str).find((one) => OF_ENVIRONMENT.test(tree.stringValue(one))) ??
      written.ofKind(Kind.Keyword).find((one) => OF_ENVIRONMENT.test(tree.name(one)));
    if (node !== undefined) return { module, node };
  }
  return undefined;
}
