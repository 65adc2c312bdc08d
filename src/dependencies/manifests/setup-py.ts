import type { Manifest } from '../reading/declarations.ts';
import { entriesInScript } from '../reading/written-entries.ts';

/** Arguments by which a setup script asks for packages; `**` may carry any of them. */
const ASKS = /\b(?:install_requires|extras_require|setup_requires|tests_require|requires)\b|\*\*\w/;

/** A module may be called setup.py without setting anything up. */
const IS_SCRIPT = /^[^\S\n]*(?:from|import)\s[^\n]*\b(?:setuptools|distutils|skbuild)\b/m;

/** setup.py is a program. It is not run, and not yet read as one; where another file settles the packages, that is enough. */
export const manifest: Manifest = {
  name: 'setup.py',
  kind: 'manifest',
  paths: [/(?:^|\/)setup\.py$/],
  read({ path, text }) {
    if (!IS_SCRIPT.test(text)) return {};
    const installed = entriesInScript(text);
    const line = text.split('\n').findIndex((line) => ASKS.test(line)) + 1;
    if (line === 0) return { installed };
    return {
      installed,
      unread: [
        { path, line, reason: 'dependencies in setup.py are not read yet: it is a program, and is not run' },
      ],
    };
  },
};
