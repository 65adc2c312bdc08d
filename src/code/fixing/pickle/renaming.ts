import type { Engine } from '../../flow/ask/engine.ts';
import { bindersOf, readsOf, variableAt } from '../../payload/binders.ts';
import type { Channel, End } from '../../payload/channels.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { insideQuotes } from '../python/literals.ts';
import type { Range } from '../python/text.ts';
import { refuse, type Spot } from '../refusal.ts';

/** The new name of a channel whose old bytes cannot be told from the new ones. */
export interface Renaming {
  /** As people are told: `state.msgpack`. */
  readonly words: string;
  readonly edits: readonly { readonly spot: Spot; readonly range: Range; readonly content: string }[];
}

/** `state.pkl` becomes `state.msgpack`, keys `prefs:` become `msgpack:prefs:`. Refused where another place names it, too. */
export function renamingOf(engine: Engine, channel: Channel, suffix: string): Renaming {
  const ends = [...channel.writers, ...channel.readers];
  const texts = distinct(ends.map((end) => textOf(engine, end, ends)));
  const old = textIn(texts[0] as Spot);
  refuseOthers(engine, texts, old);
  const renamed = channel.life === 'file' ? withSuffix(old, suffix) : `${suffix}:${old}`;
  const edits = texts.map((spot) => ({ spot, range: rangeOf(spot), content: renamed }));
  return { words: channel.life === 'file' ? renamed : channel.words.replace(old, renamed), edits };
}

export function writeRenaming(draft: Draft, { edits }: Renaming): void {
  for (const { spot, range, content } of edits) draft.replace(spot.module, range, content);
}

function withSuffix(path: string, suffix: string): string {
  return `${path.replace(/\.(pkl|pickle|p|dat|bin|cache)$/, '')}.${suffix}`;
}

function textIn({ module: { tree }, node }: Spot): string {
  return tree.stringValue(node);
}

function rangeOf(spot: Spot): Range {
  const { module, node } = spot;
  const { tree } = module;
  if (tree.kind(node) === Kind.StrFragment) {
    const range = { start: tree.start(node), end: tree.end(node) };
    if (tree.slice(range.start, range.end) === textIn(spot)) return range;
  }
  return insideQuotes(tree, node) ?? refuse('dynamic', 'the name is written in another way', spot);
}

function distinct(spots: readonly Spot[]): readonly Spot[] {
  return spots.filter(
    (spot, i) => spots.findIndex(({ module, node }) => module === spot.module && node === spot.node) === i,
  );
}

/** The text that names the channel at one end. */
function textOf(engine: Engine, end: End, ends: readonly End[]): Spot {
  const at =
    end.name ?? refuse('stored-data', 'what was pickled before cannot be told from the new form', end);
  return beginningOf(engine, at, ends);
}

/** `"prefs:" + name`, `f"prefs:{name}"`, `STATE` with one value that is used for nothing else. */
function beginningOf(engine: Engine, spot: Spot, ends: readonly End[]): Spot {
  const { module, node } = spot;
  const { tree } = module;
  switch (tree.kind(node)) {
    case Kind.Str:
    case Kind.StrFragment:
      return spot;
    case Kind.BinOp:
      return beginningOf(engine, { module, node: tree.child(node, Field.BinOp.left) }, ends);
    case Kind.JoinedStr:
      return beginningOf(engine, { module, node: tree.item(node, 0) }, ends);
    case Kind.Name:
      return constantOf(engine, spot, ends);
    default:
      return refuse('stored-data', NOT_TOLD, spot);
  }
}

const NOT_TOLD = 'what was pickled before cannot be told from the new form, nor be given another name';

function constantOf(engine: Engine, spot: Spot, ends: readonly End[]): Spot {
  const variable = variableAt(engine, spot.module, spot.node);
  const [binder, ...others] = (variable && bindersOf(engine, variable)) ?? [];
  if (!variable || others.length > 0 || binder?.sort !== 'value')
    return refuse('stored-data', NOT_TOLD, spot);
  const { module } = variable.scope;
  if (module.tree.kind(binder.node) !== Kind.Str) return refuse('stored-data', NOT_TOLD, spot);
  const reads = readsOf(engine, variable);
  const named = module.written.named(variable.name).length;
  const elsewhere = engine.program.mentioning(variable.name).some((other) => other !== module);
  const isOnlyName =
    !elsewhere &&
    named === reads.length + 1 &&
    reads.every((read) => ends.some(({ name }) => name?.module === module && holds(name, read)));
  if (!isOnlyName) return refuse('stored-data', `${NOT_TOLD}: it is used for something else, too`, spot);
  return { module, node: binder.node };
}

function holds({ module: { tree }, node }: Spot, inner: number): boolean {
  return tree.start(node) <= tree.start(inner) && tree.end(inner) <= tree.end(node);
}

/** Nobody else may go on with the old name. */
function refuseOthers(engine: Engine, texts: readonly Spot[], old: string): void {
  for (const module of engine.program.modules) {
    for (const node of [...module.written.ofKind(Kind.Str), ...module.written.ofKind(Kind.StrFragment)]) {
      if (!module.tree.stringValue(node).includes(old)) continue;
      if (!texts.some((text) => text.module === module && text.node === node))
        refuse('stored-data', `${NOT_TOLD}: something else has it, too`, { module, node });
    }
  }
}
