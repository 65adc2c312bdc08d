import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'trytond',
  modules: ['trytond'],
  flaws: [
    {
      ids: ['CVE-2017-0360', 'PYSEC-2017-97'],
      releases: ['4.2.2', '4.2.3'],
      by: 'name',
      symbols: ['trytond.tools.file_open', 'trytond.tools.misc.file_open'],
    },
    {
      ids: ['CVE-2014-6633', 'PYSEC-2018-59'],
      releases: ['3.2.2', '3.2.3'],
      by: 'name',
      symbols: ['trytond.tools.misc.safe_eval', 'trytond.tools.safe_eval'],
    },
    {
      ids: ['CVE-2019-10868', 'PYSEC-2019-127'],
      releases: ['5.0.5', '5.0.6'],
      by: 'place',
      symbols: [
        'trytond.model.ModelStorage.import_data',
        'trytond.model.ModelStorage.search',
        'trytond.model.modelstorage.ModelStorage.import_data',
        'trytond.model.modelstorage.ModelStorage.search',
      ],
    },
  ],
};
