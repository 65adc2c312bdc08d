import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'redis',
  modules: ['redis'],
  flaws: [
    {
      ids: ['CVE-2023-28858', 'PYSEC-2023-45'],
      releases: ['4.5.2', '4.5.3'],
      by: 'size',
      symbols: ['redis.asyncio.client.Pipeline.execute', 'redis.asyncio.cluster.ClusterNode.execute_command'],
    },
  ],
};
