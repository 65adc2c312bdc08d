import { posix } from 'node:path';
import type { Manifest } from '../reading/declarations.ts';

/** Files that declare or lock packages in formats that are not read yet. */
const FORMATS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^requirements\.ya?ml$/i, 'requirements in YAML'],
  [/^(?:meta|recipe)\.ya?ml$/i, 'conda recipes'],
  [/^.*\.spdx\.(?:rdf|xml|ya?ml)$/i, 'inventories of SPDX in RDF, XML and YAML'],
];

export const manifest: Manifest = {
  name: 'formats that are not read yet',
  kind: 'unsupported',
  paths: FORMATS.map(([pattern]) => new RegExp(`(?:^|/)${pattern.source.slice(1)}`, pattern.flags)),
  read({ path, text }, context) {
    const name =
      FORMATS.find(([pattern]) => pattern.test(posix.basename(path)))?.[1] ?? 'files of this format';
    if (looksRight(path, text))
      context.incomplete(`${name} are not supported yet: no package of it is checked`);
    return {};
  },
};

const ANSIBLE = /^(?:collections|roles)\s*:|^[ \t]*-\s+(?:src|role|include|name)\s*:/m;

/** `meta.yaml` is a common name; conda's has requirements. */
function looksRight(path: string, text: string): boolean {
  if (/\.spdx/i.test(path)) return /spdx/i.test(text);
  // Ansible calls lists of its roles and collections so.
  if (/requirements\.ya?ml$/i.test(path)) return !ANSIBLE.test(text);
  return !/(?:meta|recipe)\.ya?ml$/i.test(path) || /^[ \t]*requirements\s*:/m.test(text);
}
