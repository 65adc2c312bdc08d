import { importOf } from '../matching/imports.ts';
import type { Pattern, Sight } from '../matching/pattern.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';

/** By the minor version of Python 3 that no longer has them: "What's New In Python", "Removed"; PEP 594, 632. */
const REMOVED: ReadonlyMap<string, number> = new Map([
  ...['asynchat', 'asyncore', 'distutils', 'imp', 'smtpd'].map((name) => [name, 12] as const),
  ...['aifc', 'audioop', 'cgi', 'cgitb', 'chunk', 'crypt', 'imghdr', 'mailcap', 'msilib', 'nis'].map(
    (name) => [name, 13] as const,
  ),
  ...['nntplib', 'ossaudiodev', 'pipes', 'sndhdr', 'spwd', 'sunau', 'telnetlib', 'uu', 'xdrlib'].map(
    (name) => [name, 13] as const,
  ),
  ['lib2to3', 13] as const,
]);
const NAMES: ReadonlySet<string> = new Set(REMOVED.keys());

export const pattern: Pattern = {
  rule: 'python/removed-module',
  kinds: [Kind.Import, Kind.ImportFrom],
  look: (sight) => {
    if (sight.program.python2) return undefined;
    const found = importOf(sight, NAMES);
    if (!found || isPrepared(sight) || isShimmed(found.module, sight) || isOwn(found.module, sight))
      return undefined;
    const minor = REMOVED.get(found.module) as number;
    return { what: `${found.module} is not there since Python 3.${minor}`, ...found.match };
  },
};

/** The project has a module of that name, wherever it is imported from: it is that module, or brings one. */
function isOwn(module: string, { program }: Sight): boolean {
  return program.modules.some(({ name }) => name === module);
}

/** setuptools brings a copy of distutils, and puts it in place when it is imported first. */
function isShimmed(module: string, sight: Sight): boolean {
  return module === 'distutils' && sight.module.written.has(SETUPTOOLS);
}

const SETUPTOOLS = intern('setuptools');

/** Within `try` with handlers, or after a test of the version: there is a substitute. */
function isPrepared({ tree, node }: Sight): boolean {
  for (let at = tree.parent(node); at !== 0; at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (kind === Kind.Try || kind === Kind.ExceptHandler) return true;
    if (kind === Kind.If && /version|PY[23]|TYPE_CHECKING/.test(tree.text(tree.child(at, Field.If.test))))
      return true;
  }
  return false;
}
