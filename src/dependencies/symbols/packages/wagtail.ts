import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'wagtail',
  modules: ['wagtail'],
  flaws: [
    {
      ids: ['CVE-2023-28836', 'GHSA-5286-f2rf-35c2', 'PYSEC-2023-55'],
      releases: ['4.2.1', '4.2.2'],
      by: 'place',
      symbols: ['wagtail.contrib.modeladmin.views.InspectView.get_document_field_display'],
    },
    {
      ids: ['CVE-2024-39317', 'GHSA-jmp3-39vp-fwg8', 'PYSEC-2024-86'],
      releases: ['6.1.2', '6.1.3'],
      by: 'name',
      symbols: ['wagtail.search.utils.parse_query_string'],
    },
  ],
};
