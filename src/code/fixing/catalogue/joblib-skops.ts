import { conversionOf, fileNamed } from '../converting.ts';
import { groupOf, replaceCallee, writtenCallee } from '../python/callee.ts';
import type { Repair } from '../repair.ts';

/** skops/io/_persist.py: types that are neither known nor in `trusted` are refused. */
export const repair: Repair = {
  id: 'joblib-skops',
  rules: ['deserialization/pickle'],
  levels: ['suggestion'],
  page: {
    title: 'Models of scikit-learn without pickles',
    changes:
      '`joblib.load(path)` becomes `skops.io.load(path, trusted=[])`, and a name that is written there gets the ending `.skops`. The fix has the commands that look at the old file and write the new one.',
    safe: 'Never, nor written by `wherefrom fix`: which types the model consists of, only the file tells.',
    unsafe:
      'The file holds something else than estimators and arrays; `skops.io.get_untrusted_types(file=path)` lists what has to be looked at and named in `trusted`. Whoever calls `joblib.dump` has to call `skops.io.dump`.',
    refused:
      '`no-equivalent` where options are given, such as `mmap_mode`; `dynamic` where the function comes by a variable.',
    before: 'import joblib\n\nmodel = joblib.load("forest.joblib")\n',
    after: 'import skops.io\n\nmodel = skops.io.load("forest.skops", trusted=[])\n',
  },
  propose(about) {
    if (about.callee !== 'joblib.load') return undefined;
    const file = fileNamed(about, 'filename', 'skops');
    const callee = writtenCallee(about, 'load');
    const { module, tree, node } = about;
    const group = groupOf(about, callee);
    return {
      title: 'skops.io.load in place of joblib.load',
      applicability: 'suggestion',
      because: [{ note: 'missing: the types that the model consists of' }],
      unless: ['the file holds something else than estimators and arrays, or joblib.dump still writes it'],
      requires: { packages: ['skops>=0.10'] },
      data: conversionOf(file, 'import joblib, skops.io; skops.io.dump(joblib.load(FROM), TO)'),
      ...(group !== undefined && { group }),
      write(draft) {
        replaceCallee(draft, about, callee, `${draft.module({ module, node }, 'skops.io')}.load`);
        if (file.renamed) draft.replace(module, file.renamed.range, file.renamed.content);
        draft.insert(module, tree.end(tree.item(node, 0)), ', trusted=[]');
      },
    };
  },
};
