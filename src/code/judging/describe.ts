import type { FlowStep } from '../../finding/finding.ts';
import type { Location } from '../../finding/location.ts';
import type { Origin } from '../../finding/origin.ts';
import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import { objectOf, type Site, type Value } from '../flow/value.ts';
import { spelling } from '../python/names.ts';

/** Findings in words: places, paths, origins. */

export function locationOf({ scope, node }: Site): Location {
  const { path, tree, placeOf } = scope.module;
  const start = placeOf(tree.position(tree.start(node)));
  const end = placeOf(tree.position(tree.end(node)));
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** `on line 12`; with its file, if that is another than the one that is spoken of. */
export function lineAt({ scope, node }: Site, spoken: Site): string {
  const { path, tree } = scope.module;
  const file = path === spoken.scope.module.path ? '' : ` of ${path}`;
  return `on line ${tree.line(tree.start(node))}${file}`;
}

/** `data from an HTTP request`: how a message names an origin. */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  remote: 'data from a request',
  response: 'data from a response',
  message: 'data from a message',
  store: 'data from a store',
  file: 'data from a file',
  local: 'data from the local user',
  caller: "a caller's data",
  unknown: 'data of unknown origin',
  authenticated: 'authenticated data',
  constant: 'constant data',
};

/**
 * The way from where the data comes in to the sink, one step for each line that says something: where it enters,
 * where it is handed on, where it is kept. The sink itself is the finding's location and not repeated.
 */
export function flowOf(leaf: Leaf, sink: Site): FlowStep[] {
  const steps: FlowStep[] = [step(leaf.site, leaf.note)];
  for (const { value } of backwards(leaf.trail)) {
    const note = noteOf(value);
    if (!note || value.site === leaf.site) continue;
    const next = step(value.site, note);
    const last = steps.at(-1) as FlowStep;
    if (next.path === last.path && next.line === last.line) continue;
    // Where the way comes back to a place that it has been at, the round says nothing.
    const before = steps.findIndex((one) => isSameStep(one, next));
    if (before >= 0) steps.length = before;
    steps.push(next);
  }
  const end = locationOf(sink);
  const last = steps.at(-1);
  if (steps.length > 1 && last?.path === end.path && last.line === end.line) steps.pop();
  return steps;
}

function isSameStep(a: FlowStep, b: FlowStep): boolean {
  return a.path === b.path && a.line === b.line && a.column === b.column && a.note === b.note;
}

function step(site: Site, note: string): FlowStep {
  const { path, line, column } = locationOf(site);
  return { path, line, column, note };
}

/** From the source to the value that was asked. */
function backwards(trail: Trail | undefined): readonly Trail[] {
  const list: Trail[] = [];
  for (let at = trail; at; at = at.next) list.push(at);
  return list.reverse();
}

/** What a value on the way does with the data; undefined for what a reader sees by himself. */
function noteOf(value: Value): string | undefined {
  const object = objectOf(value);
  switch (object.kind) {
    case 'parameter': {
      const { scope } = object.site;
      return `${spelling(scope.parameters[object.index]?.name ?? 0)}, parameter of ${scope.qualifiedName}()`;
    }
    case 'call':
      return shortened(textOf(object.site));
    case 'attribute':
      return `.${spelling(object.name)}`;
    case 'global':
    case 'outer':
      return spelling(object.name);
    case 'entered':
      return undefined;
    case 'operation':
      return TEXT_OPERATIONS.has(object.operator) ? 'put together' : undefined;
    default:
      return undefined;
  }
}

const TEXT_OPERATIONS: ReadonlySet<string> = new Set(['+', '%', 'format']);

export function textOf({ scope, node }: Site): string {
  return scope.module.tree.text(node);
}

/** One line of source, not too long. */
export function shortened(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}
