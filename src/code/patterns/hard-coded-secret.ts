import { targetName } from '../flow/ask/written.ts';
import type { Match, Pattern, Sight } from '../matching/pattern.ts';
import { isSecret, type Likeness } from '../matching/secrets.ts';
import { Field, Kind, Operator } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** A text that is given to the name of a secret: assigned, handed over, a default, under a key, compared. */
export const pattern: Pattern = {
  rule: 'secrets/hard-coded',
  kinds: [Kind.Assign, Kind.AnnAssign, Kind.Keyword, Kind.Arg, Kind.Dict, Kind.Compare],
  look: (sight) => {
    const { tree } = sight;
    for (const given of givenTexts(sight)) {
      if (isSecret(given.name, tree.stringValue(given.value), given.likeness))
        return { what: given.name, node: given.value } satisfies Match;
    }
    return undefined;
  },
};

interface Given {
  readonly name: string;
  readonly value: number;
  readonly likeness: Likeness;
}

function* givenTexts({ tree, node }: Sight): Iterable<Given> {
  switch (tree.kind(node)) {
    case Kind.Assign: {
      const value = tree.child(node, Field.Assign.value);
      if (tree.kind(value) === Kind.Str) yield* assigned(tree, tree.item(node, 0), value);
      break;
    }
    case Kind.AnnAssign: {
      const value = tree.child(node, Field.AnnAssign.value);
      if (tree.kind(value) === Kind.Str)
        yield* assigned(tree, tree.child(node, Field.AnnAssign.target), value);
      break;
    }
    case Kind.Keyword:
    case Kind.Arg: {
      const value = tree.child(node, tree.kind(node) === Kind.Arg ? Field.Arg.default : Field.Keyword.value);
      if (tree.kind(value) === Kind.Str) yield { name: tree.name(node), value, likeness: 'word' };
      break;
    }
    case Kind.Dict:
      for (let i = 1; i < tree.count(node); i += 2) {
        const key = tree.item(node, i - 1);
        if (tree.kind(key) === Kind.Str && tree.kind(tree.item(node, i)) === Kind.Str)
          yield { name: tree.stringValue(key), value: tree.item(node, i), likeness: 'random' };
      }
      break;
    case Kind.Compare:
      yield* compared(tree, node);
      break;
  }
}

function* assigned(tree: Tree, target: number, value: number): Iterable<Given> {
  for (const name of targetName(tree, target)) yield { name, value, likeness: 'random' };
}

/** `password == "…"`; other comparisons say nothing. */
function* compared(tree: Tree, node: number): Iterable<Given> {
  const first = tree.item(node, 0);
  if (tree.operator(first) !== Operator.Eq || tree.count(node) !== 1) return;
  const [left, right] = [tree.child(node, Field.Compare.left), tree.child(first, Field.Comparison.right)];
  if (tree.kind(right) !== Kind.Str) return;
  for (const name of targetName(tree, left)) yield { name, value: right, likeness: 'random' };
}
