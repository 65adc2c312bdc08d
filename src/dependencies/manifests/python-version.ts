import { wholeLine } from '../../finding/location.ts';
import { parseSpecifierSet } from '../packaging/specifiers.ts';
import type { Manifest } from '../reading/declarations.ts';

/** `.python-version` of pyenv and uv: one version a line; the others than CPython are passed over. */
export const manifest: Manifest = {
  name: '.python-version',
  kind: 'settings',
  paths: [/(?:^|\/)\.python-version$/],
  read({ path, text }) {
    const allowed = text.split(/\r?\n/).flatMap((line) => {
      const version = /^(?:cpython[-@]?)?(\d+\.\d+)(?!\d)[-+\w.]*$/.exec(line.trim())?.[1];
      return version === undefined ? [] : (parseSpecifierSet(`==${version}.*`) ?? []);
    });
    return allowed.length === 0 ? {} : { python: { allowed, location: wholeLine(path, 1) } };
  },
};
