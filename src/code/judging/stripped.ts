import type { Engine } from '../flow/ask/engine.ts';
import { type Leaf, type Trail, withinQuotes } from '../flow/ask/leaf.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import { nameOf } from './looks.ts';
import { type CodeRule, sinksRuleOf } from './rule.ts';

const QUOTES: readonly string[] = ["'", '"', '`'];

/** What a text must hold to do harm at the sinks of a rule, as far as taking it out is the usual remedy. */
const HARMFUL: ReadonlyMap<string, readonly string[]> = new Map([
  // Taking out `../` once leaves one of `....//`; a backslash leads nowhere but on Windows.
  ['injection/path', ['/', '..', '.']],
  ['injection/header', ['\n', '\r', '\r\n']],
  ['injection/log', ['\n', '\r', '\r\n']],
  ['injection/sql', QUOTES],
  ['injection/xpath', QUOTES],
]);

/** What does harm to this data: of quotes only those that it is put between, for elsewhere it needs none. */
export function harmfulIn({ spared }: Leaf, rule: CodeRule): readonly string[] {
  const texts = HARMFUL.get(sinksRuleOf(rule)) ?? [];
  return texts === QUOTES ? QUOTES.filter((quote) => spared?.includes(withinQuotes(quote))) : texts;
}

/** Whether what would do harm was taken out of the text on its way: `name.replace("/", "_")`, `re.sub(r"\W", "", name)`. */
export function isStripped(engine: Engine, leaf: Leaf, rule: CodeRule): boolean {
  const id = sinksRuleOf(rule);
  const harmful = harmfulIn(leaf, rule);
  for (let at: Trail | undefined = leaf.trail; at; at = at.next) {
    const call = objectOf(at.value);
    if (call.kind !== 'call') continue;
    const name = nameOf(call.callee);
    // With a third argument, only so many are taken out.
    if (name === 'replace' && call.args.length < 3 && isOneOf(call.args[0]?.value, harmful)) return true;
    if (id === 'injection/path' && isNormalized(call, name)) return true;
    if (name === 'join' && isRejoined(call, harmful)) return true;
    if (name === 'sub' && substitutes(engine, call, at.frame, id, harmful)) return true;
  }
  return false;
}

function isOneOf(value: Value | undefined, texts: readonly string[]): boolean {
  return value?.kind === 'constant' && typeof value.literal === 'string' && texts.includes(value.literal);
}

/** `normpath("/" + name).lstrip("/")`: nothing leads out of the root, and no root is left. */
function isNormalized({ callee, args }: CallOf, name: string | undefined): boolean {
  if (name !== 'lstrip' || callee.kind !== 'attribute' || !isOneOf(args[0]?.value, ['/'])) return false;
  const inner = objectOf(callee.base);
  const given = inner.kind === 'call' && nameOf(inner.callee) === 'normpath' ? inner.args[0] : undefined;
  const text = given && objectOf(given.value);
  return text?.kind === 'operation' && text.operator !== '%' && isOneOf(text.operands[0], ['/']);
}

/** `"_".join(path.split("/"))`. */
function isRejoined({ callee, args }: CallOf, texts: readonly string[]): boolean {
  const parts = args[0] && objectOf(args[0].value);
  if (callee.kind !== 'attribute' || parts?.kind !== 'call' || nameOf(parts.callee) !== 'split') return false;
  return isOneOf(parts.args[0]?.value, texts) && !isOneOf(objectOf(callee.base), texts);
}

/** A pattern that takes out everything but some letters, or just what does harm here. */
function substitutes(
  engine: Engine,
  call: CallOf,
  frame: Trail['frame'],
  id: string,
  harmful: readonly string[],
): boolean {
  const { callee } = call;
  const compiled = callee.kind === 'attribute' ? objectOf(callee.base) : undefined;
  const given = compiled?.kind === 'call' ? compiled.args[0] : call.args[0];
  const pattern = given && engine.refs(given.value, frame).find(({ sort }) => sort === 'constant');
  if (pattern?.sort !== 'constant' || typeof pattern.literal !== 'string') return false;
  const text = pattern.literal;
  if (/^\(?(?:\[\^[^\]]*\]|\\W)[+*]?\)?$/.test(text)) return true;
  if (id === 'injection/path' && /(\\?\.){2}\)?[/\\]/.test(text)) return false;
  return (
    harmful.some((one) => one.length === 1 && one !== '.' && text.includes(one)) ||
    namesLineEnds(text, harmful)
  );
}

/** `[\r\n]` with its letters escaped, as in a raw string. */
function namesLineEnds(pattern: string, harmful: readonly string[]): boolean {
  return harmful.includes('\n') && /\\[nrs]/.test(pattern);
}
