import { conversionOf, fileNamed } from '../converting.ts';
import type { Draft } from '../draft.ts';
import { replaceCallee, writtenCallee } from '../python/callee.ts';
import { isFree } from '../python/imports.ts';
import { aboveStatement, lineEndOf } from '../python/text.ts';
import { checkPython3 } from '../python/version.ts';
import { refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

const SHELF = '_JsonShelf';

/** Lib/shelve.py: a mapping of texts; Lib/sqlite3. */
export const repair: Repair = {
  id: 'shelve-sqlite',
  rules: ['deserialization/pickle'],
  levels: ['suggestion'],
  page: {
    title: 'Shelves of JSON in SQLite',
    changes:
      '`shelve.open(path)` becomes a mapping that keeps its values as JSON in a table of SQLite, in a file that ends in `.sqlite`. The fix has a command that copies the old shelf: it loads the old values, so that only a shelf that nobody else could write should be copied.',
    safe: 'Never, nor written by `wherefrom fix`: all values that are put into it would have to be known.',
    unsafe:
      'A value is something that JSON has no word for, is changed without being put back (`writeback`), or another program opens the shelf.',
    refused:
      '`no-equivalent` where options are given, such as `writeback=True`; `name-taken` where `_JsonShelf` means something else; `dynamic` where the function comes by a variable.',
    before: 'import shelve\n\nwith shelve.open("jobs") as jobs:\n    jobs["tea"] = {"count": 2}\n',
    after: 'with _JsonShelf("jobs.sqlite") as jobs:\n    jobs["tea"] = {"count": 2}\n',
  },
  propose(about) {
    if (about.callee !== 'shelve.open') return undefined;
    checkPython3(about.engine, { module: about.module, node: about.node }, 'whose mappings lie elsewhere');
    const file = fileNamed(about, 'filename', 'sqlite');
    const callee = writtenCallee(about, 'open');
    return {
      title: 'A mapping of JSON in SQLite in place of shelve.open',
      applicability: 'suggestion',
      because: [{ note: 'missing: the types of all values that are put into the shelf' }],
      unless: ['a value is none that JSON has a word for, or another program opens the shelf'],
      // No reader of ours knows the databases that shelves lie in, so there is no looking first.
      data: conversionOf(file, COPY).slice(1),
      write(draft) {
        writeShelf(draft, about);
        replaceCallee(draft, about, callee, SHELF);
        if (file.renamed) draft.replace(about.module, file.renamed.range, file.renamed.content);
      },
    };
  },
};

const COPY =
  'import json, shelve, sqlite3; db = sqlite3.connect(TO); db.execute("CREATE TABLE IF NOT EXISTS shelf (key TEXT PRIMARY KEY, value TEXT)"); db.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?)", [(k, json.dumps(v)) for k, v in shelve.open(FROM, "r").items()]); db.commit()';

function writeShelf(draft: Draft, { engine, module, node }: Case): void {
  const spot = { module, node };
  if (!isFree(engine.program, spot, SHELF)) refuse('name-taken', `${SHELF} means something else there`, spot);
  const [json, sqlite, mapping] = [
    draft.module(spot, 'json'),
    draft.module(spot, 'sqlite3'),
    draft.member(spot, 'collections.abc', 'MutableMapping'),
  ];
  const lines = [
    `class ${SHELF}(${mapping}):`,
    '    """Texts to values that JSON has, in a table of SQLite."""',
    '',
    '    def __init__(self, path):',
    `        self.database = ${sqlite}.connect(path, isolation_level=None)`,
    '        self.database.execute("CREATE TABLE IF NOT EXISTS shelf (key TEXT PRIMARY KEY, value TEXT)")',
    '',
    '    def __getitem__(self, key):',
    '        row = self.database.execute("SELECT value FROM shelf WHERE key = ?", (key,)).fetchone()',
    '        if row is None:',
    '            raise KeyError(key)',
    `        return ${json}.loads(row[0])`,
    '',
    '    def __setitem__(self, key, value):',
    `        self.database.execute("INSERT OR REPLACE INTO shelf VALUES (?, ?)", (key, ${json}.dumps(value)))`,
    '',
    '    def __delitem__(self, key):',
    '        if self.database.execute("DELETE FROM shelf WHERE key = ?", (key,)).rowcount == 0:',
    '            raise KeyError(key)',
    '',
    '    def __iter__(self):',
    '        return iter([key for (key,) in self.database.execute("SELECT key FROM shelf")])',
    '',
    '    def __len__(self):',
    '        return self.database.execute("SELECT count(*) FROM shelf").fetchone()[0]',
    '',
    '    def __enter__(self):',
    '        return self',
    '',
    '    def __exit__(self, *exception):',
    '        self.close()',
    '',
    '    def close(self):',
    '        self.database.close()',
    '',
    '',
    '',
  ];
  draft.insert(module, aboveStatement(module.tree, node), lines.join(lineEndOf(module.tree)));
}
