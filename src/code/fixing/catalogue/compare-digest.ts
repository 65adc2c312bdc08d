import { payloadOf } from '../../payload/infer.ts';
import { isReplaced } from '../../payload/replaced.ts';
import { Field, Kind, Operator } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { holdsComment } from '../python/text.ts';
import { refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

/** Modules/_operator.c: both sides bytes, or both texts of ASCII; anything else raises. */
export const repair: Repair = {
  id: 'compare-digest',
  rules: ['crypto/timing-comparison'],
  levels: ['safe', 'unsafe'],
  page: {
    title: 'MACs compared in constant time',
    changes:
      '`a == b` becomes `hmac.compare_digest(a, b)`; `a != b` becomes `not hmac.compare_digest(a, b)`.',
    safe: 'Both sides are proved to be bytes, in Python 3: what `digest()` gives, and what `bytes.fromhex`, `base64.b64decode`, `encode` of a text or the like gives.',
    unsafe:
      'One side can be `None`, or a text with characters beyond ASCII, or one is bytes and the other text: `==` was false, `compare_digest` raises `TypeError`.',
    refused:
      '`dynamic` where the comparison stands elsewhere than the call that makes the MAC, or compares more than two things; `name-taken` where `hmac` means something else.',
    before: 'import hmac\n\nok = hmac.new(key, body, "sha256").hexdigest() == given\n',
    after: 'import hmac\n\nok = hmac.compare_digest(hmac.new(key, body, "sha256").hexdigest(), given)\n',
  },
  propose(about) {
    const { tree, node, module } = about;
    const compare = comparisonAround(tree, node);
    const comparison = compare === 0 ? 0 : tree.item(compare, 0);
    const spot = { module, node };
    if (comparison === 0 || tree.count(compare) !== 1)
      return refuse('dynamic', 'it is not compared with one other thing where it is made', spot);
    const replaced = isReplaced(about.engine, 'hmac.compare_digest');
    if (replaced) refuse('dynamic', 'hmac.compare_digest is replaced here', replaced);
    const operator = operatorIn(tree, compare);
    if (!operator) return refuse('dynamic', 'a comment stands in the comparison', spot);
    return {
      title: 'hmac.compare_digest in place of ==',
      ...(areBytes(about, compare)
        ? { applicability: 'safe', because: [{ note: 'both sides are bytes' }] }
        : {
            applicability: 'unsafe',
            because: [{ note: 'bytes are equal for both, and so are texts of ASCII' }],
            unless: [
              'the other side can be None, a text beyond ASCII, or of another type: it then raises TypeError',
            ],
          }),
      write(draft) {
        const hmac = draft.member(spot, 'hmac', 'compare_digest');
        const not = tree.operator(comparison) === Operator.NotEq ? 'not ' : '';
        draft.insert(module, tree.start(compare), `${not}${hmac}(`);
        draft.replace(module, operator, ', ');
        draft.insert(module, tree.end(compare), ')');
      },
    };
  },
};

/** bytes have one order and one equality; Python 2 compares them with texts, too. */
function areBytes({ engine, tree, module }: Case, compare: number): boolean {
  if (!engine.environment.pythons.every(({ major }) => major === 3)) return false;
  const sides = [
    tree.child(compare, Field.Compare.left),
    tree.child(tree.item(compare, 0), Field.Comparison.right),
  ];
  return sides.every((node) => payloadOf(engine, { module, node }).kind === 'bytes');
}

/** The Compare of which the call is a side itself. */
function comparisonAround(tree: Tree, call: number): number {
  const parent = tree.parent(call);
  if (tree.kind(parent) === Kind.Compare) return parent;
  return tree.kind(parent) === Kind.Comparison ? tree.parent(parent) : 0;
}

/** `==` with the blanks around it. */
function operatorIn(tree: Tree, compare: number) {
  const from = tree.end(tree.child(compare, Field.Compare.left));
  const to = tree.start(tree.child(tree.item(compare, 0), Field.Comparison.right));
  const text = tree.slice(from, to);
  const found = /(?<!\s)\s*(==|!=|<>)\s*/.exec(text);
  if (!found || holdsComment(tree, { start: from, end: to })) return undefined;
  const start = from + Buffer.byteLength(text.slice(0, found.index));
  return { start, end: start + found[0].length };
}
