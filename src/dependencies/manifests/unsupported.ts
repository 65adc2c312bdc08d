import { posix } from 'node:path';
import type { Manifest } from '../reading/declarations.ts';

/** Files that declare or lock packages in formats that are not read yet. */
const FORMATS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^environment[^/]*\.ya?ml$/i, 'conda environments'],
  [/^(?:[\w.-]+\.)?conda-lock\.ya?ml$/i, 'conda-lock files'],
  [/^pixi\.(?:toml|lock)$/, 'files of pixi'],
  [/^(?:[\w.-]+\.)?py\.lock$/, 'uv script locks'],
  [/^requirements\.ya?ml$/i, 'requirements in YAML'],
  [/^meta\.ya?ml$/i, 'conda recipes'],
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

/** `environment.yml` and `meta.yaml` are common names; conda's have a list of dependencies or requirements. */
function looksRight(path: string, text: string): boolean {
  return (
    !/(?:environment[^/]*|meta)\.ya?ml$/i.test(path) || /^\s*(?:dependencies|requirements)\s*:/m.test(text)
  );
}
