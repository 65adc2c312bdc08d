import { usesOf } from '../flow/ask/callers.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import type { Reference } from '../flow/ask/reference.ts';
import { type CallOf, objectOf } from '../flow/value.ts';
import { locationOf, shortened, textOf } from '../judging/describe.ts';
import { spoken } from '../models/paths.ts';
import type { Scope } from '../program/scope.ts';
import { isStandardPath } from '../program/stdlib.ts';

/** What answers rest on that nobody has proved, in sentences. */
export function assumptions(
  engine: Engine,
  scope: Scope,
  call: CallOf | undefined,
  leaves: readonly Leaf[],
  givenUp: boolean,
): readonly string[] {
  const said = new Set<string>();
  for (const ref of call ? engine.refs(call.callee, undefined) : []) {
    const about = aboutLibrary(ref);
    if (about) said.add(about);
  }
  for (const leaf of leaves) if (leaf.weak) said.add(aboutWay(engine, leaf));
  for (const leaf of leaves) if (leaf.origin === 'caller') said.add(aboutCaller(leaf));
  if (scope.sort === 'function' && !usesOf(engine, scope).complete)
    said.add(
      `${scope.qualifiedName}() may have more callers than were found: the search for them was given up`,
    );
  if (givenUp) said.add('the search was given up: there may be more origins than these');
  return [...said];
}

function aboutLibrary(ref: Reference): string | undefined {
  if (ref.sort !== 'library' || ref.entry || ref.source) return undefined;
  const gives = isStandardPath(ref.path)
    ? 'as part of the standard library it gives what its arguments are made of'
    : 'it may give anything';
  return `no model describes ${spoken(ref.path)}: ${gives}`;
}

function aboutCaller({ site }: Leaf): string {
  return `nobody in the project calls ${site.scope.qualifiedName}(): whoever does gives what it likes`;
}

/** The first step of a weak way that nothing is known of. */
function aboutWay(engine: Engine, { trail, note }: Leaf): string {
  for (let at = trail; at; at = at.next) {
    const value = objectOf(at.value);
    if (value.kind !== 'call') continue;
    const refs = engine.refs(value.callee, at.frame);
    if (refs.some(isUndescribed)) {
      const { path, line } = locationOf(value.site);
      return `${shortened(textOf(value.site))} (${path}:${line}) is not wholly known: it is taken for what it is made of`;
    }
  }
  return `that ${note} gets here: on the way is something that nobody has described`;
}

function isUndescribed(ref: Reference): boolean {
  return ref.sort === 'library' ? !ref.entry : ref.sort === 'unknown';
}
