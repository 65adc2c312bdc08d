/**
 * Templates of Jinja, as models bring them for chats. A sandbox keeps them from Python; without one, any attribute
 * leads to everything. Source: Jinja documentation, Sandbox; huggingface transformers, utils/chat_template_utils.py.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';

/** Attributes that lead from a value to its class and on to modules; names that only an attack needs. */
const ESCAPES =
  /__(?:class|base|bases|mro|subclasses|globals|builtins|import|init|getattribute|getattr|dict|reduce|reduce_ex|code|func|self|loader)__|\bpopen\b|\bself\s*\._|\|\s*attr\s*\(|\\x5f|\\u005f|\\U0000005f|\\0?137/i;
/** `\N{LOW LINE}`, a letter by its name; `\n{` is a line that begins with a brace. */
const NAMED_LETTER = /\\N\{/;

/** A piece of such a name: underscores alone that are put together with something or kept, or at one end of a text or of a key. */
const PIECES =
  /(?:\[|[~+*]|\|\s*join\b)\s*(?:\(\s*)?(["'])_+\1|(["'])_+\2\s*(?:\)\s*)?[~+*]|(["'])__[a-z]+\3|(["'])[a-z]+__\4|\bmap\s*\(\s*attribute\s*=\s*(?!["'][\w.]+["']\s*[,)])|\bset\s+\w{1,99}\s*=\s*(["'])_+\5|\bdict\s*\([^)]{0,200}__\w{0,99}\s*=/;

/** Letters that are made of numbers, and literals that are turned around or changed: constants not meant to be read. */
const MADE =
  /%c|\{:?c\}|["']\s*\|\s*(?:reverse|replace)\b|["']\s*\.\s*(?:replace|translate|removeprefix)\s*\(|["']\s*\[[^\]\n]*:[^\]\n]*:/;
/** An item whose key some filter makes of texts, once literals are left out. */
const MADE_KEY =
  /\[[^\][\n]*\|\s*(?:format|reverse|replace|join|lower|upper|trim|title|capitalize|urlize|string)\b/;

export function judgeTemplate(template: string): Reason[] {
  const code = inTags(template);
  const match = ESCAPES.exec(code) ?? NAMED_LETTER.exec(code);
  if (match) {
    const message = `its chat template reaches for ${match[0]}: without a sandbox it runs any Python`;
    return [{ rule: 'embedded-code', verdict: 'dangerous', message }];
  }
  const piece = PIECES.exec(code) ?? MADE.exec(code) ?? MADE_KEY.exec(withoutLiterals(code));
  if (!piece) return [];
  const message = `its chat template puts a name together of which ${printable(piece[0])} is a part, so that nobody sees which`;
  return [{ rule: 'hidden-payload', verdict: 'suspicious', message }];
}

/** Each literal as an empty one. */
function withoutLiterals(code: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < code.length; at += 1) {
    const quote = code[at];
    if (quote !== '"' && quote !== "'") continue;
    parts.push(code.slice(from, at));
    for (at += 1; at < code.length && code[at] !== quote; at += 1) if (code[at] === '\\') at += 1;
    from = at + 1;
  }
  return [...parts, code.slice(from)].join("''");
}

/** What stands in `{{ … }}` and `{% … %}`; other text is data. */
function inTags(template: string): string {
  const parts: string[] = [];
  const opening = /\{[{%]/g;
  for (let open = opening.exec(template); open; open = opening.exec(template)) {
    const close = template.indexOf(open[0] === '{{' ? '}}' : '%}', opening.lastIndex);
    parts.push(template.slice(opening.lastIndex, close < 0 ? undefined : close));
    if (close < 0) break;
    opening.lastIndex = close + 2;
  }
  return parts.join('\n');
}
