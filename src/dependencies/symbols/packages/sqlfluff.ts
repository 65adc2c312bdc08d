import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'sqlfluff',
  modules: ['sqlfluff'],
  flaws: [
    {
      ids: ['CVE-2023-36830', 'GHSA-jqhc-m2j3-fjrx', 'PYSEC-2023-111'],
      releases: ['2.1.1', '2.1.2'],
      by: 'size',
      symbols: [
        'sqlfluff.cli.commands.core_options',
        'sqlfluff.cli.commands.get_config',
        'sqlfluff.core.templaters.JinjaTemplater._extract_libraries_from_config',
        'sqlfluff.core.templaters.jinja.JinjaTemplater._extract_libraries_from_config',
        'sqlfluff.rules.ambiguous.AM06.Rule_AM06._eval',
        'sqlfluff.rules.ambiguous.Rule_AM06._eval',
      ],
    },
  ],
};
