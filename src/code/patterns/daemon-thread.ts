import type { Pattern } from '../matching/pattern.ts';
import { calledName, functionNamed, keyword, nodesWithin, writesFile } from '../matching/within.ts';
import { Kind } from '../python/nodes.ts';

/** `Thread(target=save, daemon=True)`, where `save` opens a file to write. */
export const pattern: Pattern = {
  rule: 'concurrency/daemon-thread',
  calls: ['Thread'],
  look: (sight) => {
    const { tree, node } = sight;
    if (!/^(threading\.)?Thread$/.test(calledName(tree, node))) return undefined;
    const [daemon, target] = [keyword(tree, node, 'daemon'), keyword(tree, node, 'target')];
    if (daemon === 0 || tree.kind(daemon) !== Kind.True || target === 0) return undefined;
    const body = functionNamed(sight, target);
    const writes =
      body !== 0 && [...nodesWithin(tree, body, Kind.Call)].some((call) => writesFile(tree, call));
    return writes ? { what: tree.text(target) } : undefined;
  },
};
