import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'django-tastypie',
  modules: ['tastypie'],
  flaws: [
    {
      ids: ['CVE-2011-4104', 'PYSEC-2014-25'],
      releases: ['0.9.9', '0.9.10'],
      by: 'name',
      symbols: ['tastypie.serializers.Serializer.from_yaml'],
    },
  ],
};
