import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'cookiecutter',
  modules: ['cookiecutter'],
  flaws: [
    {
      ids: ['CVE-2022-24065', 'GHSA-f4q6-9qm4-h8j4', 'PYSEC-2022-204', 'SNYK-PYTHON-COOKIECUTTER-2414281'],
      releases: ['2.1.0', '2.1.1'],
      by: 'size',
      symbols: ['cookiecutter.vcs.clone'],
    },
  ],
};
