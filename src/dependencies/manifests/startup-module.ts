/** Modules that `site` imports whenever Python starts, whatever stands in them. */
import { wholeLine } from '../../finding/location.ts';
import type { Manifest } from '../reading/declarations.ts';

export const manifest: Manifest = {
  name: 'startup module',
  kind: 'commands',
  paths: [/(?:^|\/)(?:site|user)customize\.py$/],
  read({ path }) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    return { trust: [{ kind: 'startup', tool: 'pip', file, code: undefined, location: wholeLine(path, 1) }] };
  },
};
