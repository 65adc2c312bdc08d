import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pyyaml',
  modules: ['_yaml', 'yaml'],
  flaws: [
    {
      ids: ['CVE-2017-18342', 'GHSA-rprw-h62v-c2w7', 'PYSEC-2018-49'],
      releases: ['3.13', '5.1'],
      by: 'name',
      symbols: ['yaml.load'],
    },
    {
      ids: ['CVE-2020-1747', 'GHSA-6757-jp84-gxfx', 'PYSEC-2020-96'],
      releases: ['5.3', '5.3.1'],
      by: 'size',
      symbols: ['yaml.constructor.FullConstructor.set_python_instance_state'],
    },
    {
      ids: ['CVE-2020-14343', 'GHSA-8q59-q68h-6hv4', 'PYSEC-2021-142'],
      releases: ['5.3.1', '5.4'],
      by: 'size',
      symbols: ['yaml.resolver.BaseResolver.resolve'],
    },
  ],
};
