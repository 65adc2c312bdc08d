/** Commands that pyproject.toml keeps for the tools that run them: scripts, tasks, what is done before a build. */

import { pushAll } from '../../../limits/lists.ts';
import type { DeclaredRequirement, TrustSetting } from '../declarations.ts';
import { commandsIn, MENTIONS } from '../pip-commands.ts';
import type { Node } from '../tree.ts';
import type { Section, SectionContext } from './section.ts';

/** Where commands stand, below `tool`; what lies deeper is looked into as well. */
const PLACES: readonly (readonly string[])[] = [
  ['pdm', 'scripts'],
  ['poe', 'tasks'],
  ['taskipy', 'tasks'],
  ['rye', 'scripts'],
  ['pixi', 'tasks'],
  ['pixi', 'feature'],
  ['cibuildwheel'],
  ['hatch', 'envs'],
];

const MENTIONED = new RegExp(MENTIONS.join('|'));

export const tasks: Section = (root, context) => {
  const texts = PLACES.flatMap((place) => textsIn(root.at('tool', ...place)));
  const found = texts.map((node) => commandsOf(node, context));
  return {
    requirements: found.flatMap(({ requirements }) => requirements),
    trust: found.flatMap(({ trust }) => trust),
  };
};

/** All texts in it that may be commands, in the order of the file. */
function textsIn(place: Node | undefined): Node[] {
  const found: Node[] = [];
  const open = place ? [place] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isTable)
      pushAll(
        open,
        node
          .entries()
          .map(([, value]) => value)
          .reverse(),
      );
    else if (node.isList) pushAll(open, node.items().reverse());
    else if (node.isText && MENTIONED.test(String(node.value))) found.push(node);
  }
  return found;
}

/** Of a text of several lines, or one with escapes, only the place of the whole is known. */
function commandsOf(
  node: Node,
  context: SectionContext,
): { readonly requirements: readonly DeclaredRequirement[]; readonly trust: readonly TrustSetting[] } {
  const { location } = node;
  const text = String(node.value);
  const found = commandsIn([{ text, line: 1, column: 1 }], context.file, 'scripts', {
    ...context,
    incomplete: (reason) => context.incomplete(reason, location.line),
  });
  return {
    requirements: found.requirements.map((one) => ({ ...one, location })),
    trust: found.trust.map((one) => ({ ...one, location })),
  };
}
