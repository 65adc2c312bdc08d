import { Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { addedArgument } from '../python/arguments.ts';
import { beginsLine, indentAt, lineEndOf, statementAround } from '../python/text.ts';
import { checkPython3 } from '../python/version.ts';
import { refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

const OLD = 'this Python extracts archives without a filter: use 3.8.17, 3.9.17, 3.10.12, 3.11.4 or later';

/** PEP 706; Lib/tarfile.py. The filter changes modes and refuses links that lead out, so nothing about it is safe. */
export const repair: Repair = {
  id: 'tar-filter',
  rules: ['injection/archive'],
  levels: ['unsafe'],
  page: {
    title: 'Members stay inside',
    changes:
      '`filter="data"` is added to `extractall` and `extract`. Where the project allows a Python older than 3.12, whose patch releases may not know it, a test before it raises instead of extracting without.',
    safe: 'Never: it changes files. 04777 becomes 0755, 0666 becomes 0644, a folder of 0700 becomes 0755, a file of 0000 becomes 0600, `/abs` becomes relative; links that lead out, fifos and devices raise.',
    unsafe:
      'Archives that are extracted there need set-user-id bits, modes that others may write, absolute names, devices, or links that lead out of the folder. Releases before June 2025 had ways around the filter (CPython issue 135034): keep Python up to date.',
    refused:
      '`dynamic` where options come by `**`, or the statement stands where no line can be put before it; `version-floor` in Python 2.',
    before: 'import tarfile\n\nwith tarfile.open(path) as archive:\n    archive.extractall(folder)\n',
    after:
      'import tarfile\n\nwith tarfile.open(path) as archive:\n    archive.extractall(folder, filter="data")\n',
  },
  propose(about) {
    const { callee, tree, node, module, engine } = about;
    if (!/^tarfile\.open\(\)\.(extractall|extract)$/.test(callee)) return undefined;
    const spot = { module, node };
    if (tree.kind(node) !== Kind.Call) return refuse('dynamic', 'it is not called where it is written', spot);
    if (tree.bytes.length > 0 && writtenFilter(about))
      return refuse('no-equivalent', 'it has a filter of its own', spot);
    checkPython3(engine, spot, 'whose tarfile has no filters');
    const knowsAll = engine.environment.pythons.every(({ major, minor }) => major === 3 && minor >= 12);
    return {
      title: 'The archive is extracted with filter="data"',
      applicability: 'unsafe',
      because: [{ note: 'members that stay inside the folder are extracted, with the modes that are usual' }],
      unless: [
        'an archive needs set-user-id bits, modes for everybody, absolute names, devices or links that lead out',
      ],
      requires: { packages: [], python: '>=3.8.17, >=3.9.17, >=3.10.12, >=3.11.4 or >=3.12' },
      write(draft) {
        const { at, content } = addedArgument(spot, 'filter="data"');
        draft.insert(module, at, content);
        if (!knowsAll) guard(draft, about);
      },
    };
  },
};

function writtenFilter({ tree, node }: Case): boolean {
  for (let i = 0; i < tree.count(node); i += 1) {
    const item = tree.item(node, i);
    if (tree.kind(item) === Kind.Keyword && tree.name(item) === 'filter') return true;
  }
  return false;
}

/** Raises before a Python without filters would extract without one. */
function guard(draft: Draft, { tree, node, module }: Case): void {
  const statement = statementAround(tree, node);
  const start = tree.start(statement);
  if (!beginsLine(tree, start))
    refuse('dynamic', 'another statement stands before it on its line', { module, node });
  const tarfile = draft.module({ module, node }, 'tarfile');
  const indent = indentAt(tree, start);
  const step = indent.startsWith('\t') ? '\t' : '    ';
  const line = lineEndOf(tree);
  draft.insert(
    module,
    start,
    `if not hasattr(${tarfile}, "data_filter"):${line}${indent}${step}raise RuntimeError("${OLD}")${line}${indent}`,
  );
}
