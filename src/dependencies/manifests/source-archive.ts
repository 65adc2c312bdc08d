/** Source archives by what their last build wrote down: which package lies there, and what it needs as far as that is said. */
import { normalizeName } from '../packaging/names.ts';
import { fieldOf, fieldsOf, readCoreMetadata } from '../reading/core-metadata.ts';
import { FROM_ANY_INDEX, type Manifest } from '../reading/declarations.ts';
import { edge } from '../reading/requirement-text.ts';

export const manifest: Manifest = {
  name: 'source archive',
  kind: 'installed',
  paths: [/(?:^|\/)[^/]+\.(?:tgz|tar\.(?:gz|bz2|xz)|zip)\/[^/]+\/PKG-INFO$/],
  read(file, context) {
    const metadata = readCoreMetadata(file);
    const name = metadata.fields.find((field) => field.name === 'name');
    if (!name) {
      context.incomplete('says no name', 1);
      return {};
    }
    const place = ({ line, column, value }: typeof name) => ({
      ...{ path: file.path, line, column },
      ...{ endLine: line, endColumn: column + [...value].length },
    });
    const needs = fieldsOf(metadata, 'requires-dist');
    // PEP 643; what older ones leave out only a build can tell.
    const dynamic = fieldsOf(metadata, 'dynamic').some(({ value }) => /^requires-dist$/i.test(value.trim()));
    const isOld = /^(?:1\.|2\.[01]$)/.test(fieldOf(metadata, 'metadata-version')?.trim() ?? '1.0');
    if (dynamic || (isOld && needs.length === 0))
      context.incomplete(`what ${name.value} needs only its build can tell`, name.line);
    return {
      packages: [
        {
          ...{
            name: normalizeName(name.value),
            version: fieldOf(metadata, 'version'),
            source: FROM_ANY_INDEX,
          },
          ...{ groups: undefined, direct: undefined, marker: undefined, member: undefined, files: undefined },
          requires: needs.flatMap((field) => edge(field.value, place(field), context) ?? []),
          location: place(name),
        },
      ],
    };
  },
};
