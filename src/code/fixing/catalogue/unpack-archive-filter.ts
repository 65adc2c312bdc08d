import { writtenIn } from '../../payload/call.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { addedArgument } from '../python/arguments.ts';
import { checkPython3 } from '../python/version.ts';
import { refuse } from '../refusal.ts';
import type { Repair } from '../repair.ts';

const TAR = /\.(tar|tgz|tbz2?|txz|tzst|tar\.(gz|bz2|xz|zst))$/i;

/** Lib/shutil.py: filter is handed to tarfile, and is an error for zip files. */
export const repair: Repair = {
  id: 'unpack-archive-filter',
  rules: ['injection/archive'],
  levels: ['suggestion'],
  page: {
    title: 'Unpacked archives stay inside',
    changes:
      '`filter="data"` is added to `shutil.unpack_archive` where the name of the archive ends in one of a tar file, as it is written.',
    safe: 'Never, nor written by `wherefrom fix`: see [tar-filter](tar-filter.md) for what the filter changes.',
    unsafe: 'The archive needs what the filter refuses.',
    refused:
      '`dynamic` where the name does not tell the kind of archive: the filter is an error for zip files.',
    before: 'import shutil\n\nshutil.unpack_archive("data.tar.gz", folder)\n',
    after: 'import shutil\n\nshutil.unpack_archive("data.tar.gz", folder, filter="data")\n',
  },
  propose(about) {
    const { callee, tree, node, module } = about;
    if (callee !== 'shutil.unpack_archive') return undefined;
    const spot = { module, node };
    const name = tree.kind(node) === Kind.Call ? writtenIn(tree, node, 'filename', 0) : 0;
    if (name === 0 || !TAR.test(endOf(tree, name)))
      return refuse(
        'dynamic',
        'the name of the archive does not tell that it is a tar file, and a filter is an error for others',
        spot,
      );
    checkPython3(about.engine, spot, 'whose tarfile has no filters');
    return {
      title: 'The archive is unpacked with filter="data"',
      applicability: 'suggestion',
      because: [],
      unless: ['the archive needs modes or links that the filter refuses, or Python is older than 3.12'],
      write(draft) {
        const { at, content } = addedArgument(spot, 'filter="data"');
        draft.insert(module, at, content);
      },
    };
  },
};

/** What a text certainly ends with: `name + ".tar.gz"`, `f"{name}.tar"`. */
function endOf(tree: Tree, node: number): string {
  switch (tree.kind(node)) {
    case Kind.Str:
    case Kind.StrFragment:
      return tree.stringValue(node);
    case Kind.BinOp:
      return endOf(tree, tree.child(node, Field.BinOp.right));
    case Kind.JoinedStr:
      return tree.count(node) > 0 ? endOf(tree, tree.item(node, tree.count(node) - 1)) : '';
    default:
      return '';
  }
}
