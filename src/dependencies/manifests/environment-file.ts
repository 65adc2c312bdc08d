import { wholeLine } from '../../finding/location.ts';
import type { Manifest } from '../reading/declarations.ts';
import { allOf, VARIABLE_HINTS, variableFacts } from '../reading/environment-variables.ts';

/** `.env` and its like: variables that pip and uv read. */
export const manifest: Manifest = {
  name: 'environment file',
  kind: 'settings',
  paths: [/(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]+\.env|\.envrc)$/],
  hint: { texts: VARIABLE_HINTS, bytes: 1024 ** 2 },
  read({ path, text }, context) {
    return allOf(
      text.split(/\r?\n/).flatMap((line, i) => {
        const match = /^\s*(?:export\s+)?([A-Z0-9_]+)\s*=\s*(.*)$/.exec(line);
        return match ? variableFacts(match[1]!, match[2]!, wholeLine(path, i + 1, line), context) : [];
      }),
    );
  },
};
