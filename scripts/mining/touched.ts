/** What a newer release changed, by the names under which the older one has it. */
import type { Module } from '../../src/code/program/module.ts';
import { definitionsOf } from './definitions.ts';
import type { Release } from './release.ts';

export interface Touched {
  readonly module: string;
  /** `Class.method` or `function`; a class where its bases changed. */
  readonly name: string;
}

/** Sorted by module and name. What is new has no name yet in the older release. */
export function touchedBetween(older: Release, newer: Release): Touched[] {
  const after = new Map(newer.modules.map((module) => [module.name, module]));
  return older.modules.flatMap((module) => {
    const next = after.get(module.name);
    if (!next || module.tree.text(module.tree.root) === next.tree.text(next.tree.root)) return [];
    return [...touchedIn(older, module, newer, next)].sort().map((name) => ({ module: module.name, name }));
  });
}

function touchedIn(older: Release, module: Module, newer: Release, next: Module): Set<string> {
  const [before, after] = [definitionsOf(older.program, module), definitionsOf(newer.program, next)];
  const touched = new Set<string>();
  for (const [name, shape] of before.functions) if (after.functions.get(name) !== shape) touched.add(name);
  for (const [name, shape] of before.classes) {
    const other = after.classes.get(name);
    if (other !== undefined && other !== shape) touched.add(name);
  }
  for (const [name, { shape, readers }] of before.constants) {
    const other = after.constants.get(name);
    if (other && other.shape !== shape) for (const reader of readers) touched.add(reader);
  }
  return touched;
}
