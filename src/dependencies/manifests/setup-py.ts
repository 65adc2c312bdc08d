import type { Manifest } from '../reading/declarations.ts';

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
    const line = text.split('\n').findIndex((line) => ASKS.test(line)) + 1;
    if (line === 0 || !IS_SCRIPT.test(text)) return {};
    return {
      unread: [
        { path, line, reason: 'dependencies in setup.py are not read yet: it is a program, and is not run' },
      ],
    };
  },
};
