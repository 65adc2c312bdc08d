import type { Manifest } from '../reading/declarations.ts';
import { toxIni } from '../reading/tox-ini.ts';

/** tox.ini: what tox installs into its environments. */
export const manifest: Manifest = {
  name: 'tox.ini',
  kind: 'manifest',
  paths: [/(?:^|\/)tox\.ini$/],
  read: toxIni,
};
