/** What Python runs whenever it starts: lines of `.pth` files that begin with `import`. */
import { wholeLine } from '../../finding/location.ts';
import type { Manifest } from '../reading/declarations.ts';

export const manifest: Manifest = {
  name: 'startup file',
  kind: 'commands',
  paths: [/(?:^|\/)[^/]+\.pth$/],
  // Weights of models are called .pth, too; those that hold no import are passed over, as `site` passes over them.
  hint: { texts: ['import ', 'import\t'], bytes: 64 * 1024 },
  read({ path, text }) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    if (text.includes('\0')) return {};
    return {
      trust: text.split(/\r\n|\r|\n/).flatMap((line, i) => {
        if (!/^import[ \t]/.test(line)) return [];
        return [{ kind: 'startup', tool: 'pip', file, code: line, location: wholeLine(path, i + 1, line) }];
      }),
    };
  },
};
