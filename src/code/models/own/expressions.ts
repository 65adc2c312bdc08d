/**
 * Whether a regular expression can be tried on any short text in little time, whoever wrote it. Python's and
 * JavaScript's engines go back and try again: what repeats inside of what repeats, and many things that may or may not
 * be there one after the other, cost them more than anybody waits for. So nothing behind a group repeats, and on one
 * way through there are few repetitions and few choices. Written for this subset alone: no looking around, no
 * references back.
 */
export function isTame(expression: string): boolean {
  if (expression.length > LONGEST || !isValid(expression)) return false;
  const tokens = expression.match(TOKENS) ?? [];
  if (tokens.join('') !== expression) return false;
  return isCheap(tokens);
}

const LONGEST = 1_000;
const MOST_REPEATS = 2;
const MOST_CHOICES = 6;

/** Escapes, classes, groups, quantifiers; everything else is a letter by itself. */
const TOKENS =
  /\\[dwsDWSbB.^$*+?()[\]{}|\\/-]|\[\^?(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?:|\)|\||[*+?]\??|\{\d{1,3}(?:,\d{0,3})?\}\??|[^\\[\](){}*+?|]/gu;

/** What one way through may cost. */
interface Cost {
  readonly repeats: number;
  readonly choices: number;
}

/** Alternatives: the dearest one so far, and the one that is being read. */
interface Group {
  readonly dearest: Cost;
  readonly own: Cost;
}

const FREE: Cost = { repeats: 0, choices: 0 };

function isCheap(tokens: readonly string[]): boolean {
  const around: Group[] = [];
  let group: Group = { dearest: FREE, own: FREE };
  let before = '';
  for (const token of tokens) {
    if (token === '(' || token === '(?:') {
      around.push(group);
      group = { dearest: FREE, own: FREE };
    } else if (token === '|') group = { dearest: dearer(group.dearest, group.own), own: FREE };
    else if (token === ')') {
      const outer = around.pop();
      if (!outer) return false;
      group = { ...outer, own: sum(outer.own, dearer(group.dearest, group.own)) };
    } else if (isQuantifier(token)) {
      if (before === ')' && !token.startsWith('?')) return false;
      group = { ...group, own: sum(group.own, costOf(token)) };
    }
    before = token;
  }
  const { repeats, choices } = dearer(group.dearest, group.own);
  return repeats <= MOST_REPEATS && choices <= MOST_CHOICES;
}

function isQuantifier(token: string): boolean {
  return /^[*+?]|^\{\d/.test(token);
}

/** `{40}` leaves no choice; `{2,}` and `{2,9}` may stop anywhere. */
function costOf(token: string): Cost {
  if (token.startsWith('?')) return { repeats: 0, choices: 1 };
  return /^\{\d+\}/.test(token) ? FREE : { repeats: 1, choices: 0 };
}

function sum(a: Cost, b: Cost): Cost {
  return { repeats: a.repeats + b.repeats, choices: a.choices + b.choices };
}

function dearer(a: Cost, b: Cost): Cost {
  return { repeats: Math.max(a.repeats, b.repeats), choices: Math.max(a.choices, b.choices) };
}

function isValid(expression: string): boolean {
  try {
    new RegExp(`^(?:${expression})$`);
    return true;
  } catch {
    return false;
  }
}
