/**
 * PKG-INFO of an unpacked source archive, or egg-info beside the sources: what a build once worked out. It counts where
 * the project's own files leave its dependencies to code that is not run.
 */
import { normalizeName } from '../packaging/names.ts';
import { parseSpecifierSet } from '../packaging/specifiers.ts';
import { fieldOf, fieldsOf, readCoreMetadata } from '../reading/core-metadata.ts';
import { MAIN, type Manifest, type ReadContext } from '../reading/declarations.ts';
import { declare, extraIn } from '../reading/requirement-text.ts';
import { requiredLines } from '../reading/requires-txt.ts';

export const manifest: Manifest = {
  name: 'built metadata',
  kind: 'metadata',
  paths: [/(?:^|\/)PKG-INFO$/],
  read(file, context) {
    if (
      /(?:site|dist)-packages\/|\.egg\/EGG-INFO\/|\.(?:tgz|tar\.(?:gz|bz2|xz)|zip)\/[^/]+\/PKG-INFO$/.test(
        file.path,
      )
    )
      return {};
    const metadata = readCoreMetadata(file);
    const name = fieldOf(metadata, 'name');
    if (name === undefined) return {};
    const stated = fieldsOf(metadata, 'requires-dist');
    const beside = stated.length === 0 ? besideIt(file.path, context) : undefined;
    const fields = beside?.fields ?? stated;
    const python = metadata.fields.find((field) => field.name === 'requires-python');
    const allowed = python && parseSpecifierSet(python.value);
    const place = (field: { line: number; column: number; value: string }) => ({
      path: beside?.path ?? file.path,
      line: field.line,
      column: field.column,
      endLine: field.line,
      endColumn: field.column + [...field.value].length,
    });
    return {
      project: name,
      python:
        python && allowed
          ? { allowed: [allowed], location: { ...place(python), path: file.path } }
          : undefined,
      requirements: fields.flatMap((field) => {
        const extra = extraIn(field.value);
        const group = extra === undefined ? MAIN : `extra ${normalizeName(extra)}`;
        return declare(field.value, { groups: [group], location: place(field) }, context) ?? [];
      }),
      // Builds before setuptools 69 wrote nothing of it into PKG-INFO.
      complete: fields.length > 0 || beside !== undefined,
    };
  },
};

/** Of egg-info: requires.txt, which setuptools writes in any case where there is something to write. */
function besideIt(path: string, context: ReadContext) {
  const file = /\.egg-info\/PKG-INFO$/.test(path)
    ? context.open(path.replace(/PKG-INFO$/, 'requires.txt'))
    : undefined;
  return (
    file && {
      path: file.path,
      fields: requiredLines(file.text).map((one) => ({ name: 'requires-dist', ...one, value: one.text })),
    }
  );
}
