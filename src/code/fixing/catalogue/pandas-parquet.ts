import { conversionOf, fileNamed } from '../converting.ts';
import { groupOf, renameCallee, writtenCallee } from '../python/callee.ts';
import type { Repair } from '../repair.ts';

/** pandas/io/parquet.py: columns of one type each, names that are texts. */
export const repair: Repair = {
  id: 'pandas-parquet',
  rules: ['deserialization/pickle'],
  levels: ['suggestion'],
  page: {
    title: 'Tables without pickles',
    changes:
      '`pandas.read_pickle(path)` becomes `pandas.read_parquet(path)`, and a name that is written there gets the ending `.parquet`. The fix has the commands that look at the old file and write the new one.',
    safe: 'Never, nor written by `wherefrom fix`: what the file holds is not to be seen.',
    unsafe:
      'The file holds no table, or one with columns of objects, of several types, or with names that are no texts; neither pyarrow nor fastparquet is installed; or `to_pickle` still writes it.',
    refused:
      '`no-equivalent` where options are given, such as `compression`; `dynamic` where the function comes by a variable.',
    before: 'import pandas\n\ntable = pandas.read_pickle("table.pkl")\n',
    after: 'import pandas\n\ntable = pandas.read_parquet("table.parquet")\n',
  },
  propose(about) {
    if (about.callee !== 'pandas.read_pickle') return undefined;
    const file = fileNamed(about, 'filepath_or_buffer', 'parquet');
    const callee = writtenCallee(about, 'read_pickle');
    const group = groupOf(about, callee);
    return {
      title: 'pandas.read_parquet in place of pandas.read_pickle',
      applicability: 'suggestion',
      because: [{ note: 'missing: what the file holds' }],
      unless: [
        'the file holds no table, or columns of objects or of several types, or to_pickle still writes it',
      ],
      requires: { packages: ['pyarrow'] },
      data: conversionOf(file, 'import pandas; pandas.read_pickle(FROM).to_parquet(TO)'),
      ...(group !== undefined && { group }),
      write(draft) {
        renameCallee(draft, about, callee, 'pandas', 'read_parquet');
        if (file.renamed) draft.replace(about.module, file.renamed.range, file.renamed.content);
      },
    };
  },
};
