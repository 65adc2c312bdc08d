import { extractionAt } from '../../matching/extraction.ts';
import { Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { beginsLine, indentAt, lineEndOf, statementAround } from '../python/text.ts';
import { refuse } from '../refusal.ts';
import type { Proposal, Repair, Sight } from '../repair.ts';

/** Lib/posixpath.py: links are followed, so that an earlier member cannot lead a later one out. */
export const repair: Repair = {
  id: 'extract-check',
  rules: ['injection/path'],
  levels: ['unsafe'],
  page: {
    title: 'Members that are written one by one stay inside',
    changes:
      'Before a member is opened for writing in a loop over the names of an archive, its resolved name is compared with the resolved folder; `ValueError` where it is not inside.',
    safe: 'Never: archives with absolute names or `..` were unpacked before.',
    unsafe:
      'An archive has members outside of the folder that are meant, or the folder has links that lead out.',
    refused:
      '`dynamic` where folder or name are more than a name, an attribute or a text, or the statement does not begin its line.',
    before:
      'import os\n\nfor name in archive.namelist():\n    with open(os.path.join(folder, name), "wb") as out:\n        out.write(archive.read(name))\n',
    after:
      'import os\n\nfor name in archive.namelist():\n    if not os.path.realpath(os.path.join(folder, name)).startswith(os.path.join(os.path.realpath(folder), "")):\n        raise ValueError("a member leads out of the folder: %r" % (name,))\n    with open(os.path.join(folder, name), "wb") as out:\n        out.write(archive.read(name))\n',
  },
  propose: proposal,
  proposeAt: proposal,
};

function proposal({ tree, node, module }: Sight): Proposal | undefined {
  const found = tree.kind(node) === Kind.Call ? extractionAt(tree, node) : undefined;
  if (!found) return undefined;
  const spot = { module, node };
  const statement = statementAround(tree, node);
  const start = tree.start(statement);
  if (!beginsLine(tree, start))
    return refuse('dynamic', 'another statement stands before it on its line', spot);
  for (const part of [found.folder, found.member])
    if (!isSimple(tree, part))
      return refuse('dynamic', 'what is written twice would be evaluated twice', { module, node: part });
  return {
    title: 'Each member is looked at before it is written',
    applicability: 'unsafe',
    because: [{ note: 'members inside of the folder are written as before' }],
    unless: ['an archive has members outside of the folder that are meant'],
    write(draft) {
      const os = draft.module(spot, 'os');
      const [target, folder, member] = [found.target, found.folder, found.member].map((part) =>
        tree.text(part),
      );
      const indent = indentAt(tree, start);
      const step = indent.startsWith('\t') ? '\t' : '    ';
      const line = lineEndOf(tree);
      draft.insert(
        module,
        start,
        `if not ${os}.path.realpath(${target}).startswith(${os}.path.join(${os}.path.realpath(${folder}), "")):${line}${indent}${step}raise ValueError("a member leads out of the folder: %r" % (${member},))${line}${indent}`,
      );
    },
  };
}

/** A name, a text, or attributes of a name. */
function isSimple(tree: Tree, node: number): boolean {
  const text = tree.text(node);
  return tree.kind(node) === Kind.Str ? !/[\r\n]/.test(text) : /^[\w.]+$/.test(text);
}
