import type { Pattern } from '../matching/pattern.ts';
import { calledName, positional } from '../matching/within.ts';
import { Kind } from '../python/nodes.ts';

/** `struct.unpack("!I", sock.recv(4))`; one byte always comes whole, and so does what was waited for. */
export const pattern: Pattern = {
  rule: 'network/short-read',
  calls: ['unpack', 'unpack_from'],
  look: ({ tree, node }) => {
    const name = calledName(tree, node);
    if (!/(^|\.)(unpack|unpack_from)$/.test(name) || !/struct|unpack/i.test(name)) return undefined;
    const received = positional(tree, node).find(
      (one) => tree.kind(one) === Kind.Call && /\.recv$/.test(calledName(tree, one)),
    );
    if (received === undefined) return undefined;
    const given = positional(tree, received);
    const isOne = given[0] !== undefined && tree.text(given[0]) === '1';
    return given.length === 1 && !isOne ? { what: name } : undefined;
  },
};
