import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { refuse } from '../refusal.ts';
import type { Case } from '../repair.ts';
import { importOf } from './imports.ts';
import { nameRange } from './text.ts';

/** How a function of a library is written where it is called. */
export type WrittenCallee =
  /** `yaml.load`: the Attribute, and what stands before the dot. */
  | { readonly sort: 'attribute'; readonly node: number; readonly base: number }
  /** `load`, from `from yaml import load`: the Name. */
  | { readonly sort: 'name'; readonly node: number };

/** Refused where a variable, a parameter or a call gives the function. */
export function writtenCallee(about: Case, member: string): WrittenCallee {
  const { tree, node, module, engine } = about;
  const spot = { module, node };
  if (tree.kind(node) !== Kind.Call) refuse('dynamic', 'it is not called where it is written', spot);
  const func = tree.child(node, Field.Call.func);
  if (tree.kind(func) === Kind.Attribute && tree.name(func) === member)
    return { sort: 'attribute', node: func, base: tree.child(func, Field.Attribute.value) };
  const binding =
    tree.kind(func) === Kind.Name ? importOf(engine.program, { module, node: func }) : undefined;
  const isFromImport = binding && tree.kind(binding.statement) === Kind.ImportFrom;
  if (isFromImport && tree.name(binding.alias) === member) return { sort: 'name', node: func };
  return refuse('dynamic', 'what is called is not written there by its own name', spot);
}

/** Writes another function of the same module there. `library` is what the file imports it from. */
export function renameCallee(
  draft: Draft,
  about: Case,
  callee: WrittenCallee,
  library: string,
  member: string,
): void {
  const { module, tree } = about;
  if (callee.sort === 'attribute') {
    const range = nameRange(tree, callee.node);
    if (!range) return refuse('dynamic', 'its name is written in another way', { module, node: callee.node });
    return draft.replace(module, range, member);
  }
  const text = draft.memberBeside({ module, node: callee.node }, library, member);
  draft.drop(module, callee.node);
  draft.replace(module, { start: tree.start(callee.node), end: tree.end(callee.node) }, text);
}

/** Calls through one import are mended together, so that the import can follow. */
export function groupOf(about: Case, callee: WrittenCallee): string | undefined {
  if (callee.sort !== 'name') return undefined;
  const { module, tree } = about;
  const binding = importOf(about.engine.program, { module, node: callee.node });
  return `${module.path} ${tree.name(callee.node)} ${binding?.statement ?? 0}`;
}

/** Writes what another module gives there: `ET.parse` becomes `defusedxml.ElementTree.parse`. */
export function replaceCallee(draft: Draft, about: Case, callee: WrittenCallee, text: string): void {
  const { module, tree } = about;
  draft.drop(module, callee.sort === 'attribute' ? callee.base : callee.node);
  draft.replace(module, { start: tree.start(callee.node), end: tree.end(callee.node) }, text);
}
