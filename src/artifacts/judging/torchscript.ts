/**
 * TorchScript's code: an interpreter of torch runs it, which knows operators and nothing of Python. What counts is
 * which operators it calls. Sources: torch/csrc/jit/serialization/python_print.cpp, torch/csrc/jit/runtime/register_*.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';

/** Operators that reach files; `torch.autograd` is `torch` once more. */
const FILES =
  /\b(?:torch|ops\.aten|ops\.prim)(?:\.autograd)*\.(?:save|load|from_file|_load|_save)\b|\bops\.image\.(?:read|write)_file\b|\bops\.torchvision\.\w*(?:read|write|load|save)\w*/g;
/** `ops.NAMESPACE.name`, and classes that a library registers. */
const OPERATORS = /\b(?:ops|__torch__\.torch\.classes)\.([A-Za-z_]\w*)\.(\w+)/g;
/**
 * Where operators are, given a name of its own or to `getattr`: what is called there nobody sees. No writer of torch does that;
 * a module may have an attribute of that name, which is declared with a colon.
 */
const HANDED_ON = /(?<![\w."'])(?:torch(?:\.autograd)*|ops(?:\.[A-Za-z_]\w*)?)(?![\w.]| ?:)/g;
/** Namespaces that torch itself brings, and torchvision, without which half of the models would be unknown. */
const KNOWN = new Set(
  `aten prim prims inductor quantized _quantized quantized_decomposed sparse mkldnn mkldnn_prepacked xnnpack prepacked
    torchvision image profiler static_runtime cudnn c10d tensorexpr rnn`.split(/\s+/),
);

export function judgeTorchScript(text: string, member: string): Reason[] {
  const code = asRead(text);
  const reasons = new Map<string, Reason>();
  const add = (verdict: Reason['verdict'], message: string, rule: Reason['rule'] = 'embedded-code') =>
    reasons.set(message, { rule, verdict, message: `${member} ${message}` });
  for (const [call] of code.matchAll(FILES))
    add('dangerous', `calls ${call}, which reads or writes a file of any name`);
  for (const [whole, space] of code.matchAll(OPERATORS)) {
    if (!KNOWN.has(space as string))
      add('unknown', `calls ${printable(whole)}, an operator of a library of its own`);
  }
  for (const [what] of code.matchAll(HANDED_ON))
    add(
      'suspicious',
      `takes ${printable(what)} as a value, so that nobody sees what is called of it`,
      'hidden-payload',
    );
  return [...reasons.values()];
}

/** What begins a text or a comment. */
const BEGINS = /"""|'''|["'#]/g;

/**
 * The code as torch's lexer has it: without comments, what texts say, and blanks and ends of lines between names and dots.
 * Behind a text that does not end nothing is read any more, and all is taken for code. Source: torch/csrc/jit/frontend/lexer.h.
 */
function asRead(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let found = begin(text, 0); found; found = begin(text, from)) {
    const [mark] = found;
    const end = mark === '#' ? lineEnd(text, found.index) : textEnd(text, found.index, mark);
    if (end === undefined) break;
    parts.push(text.slice(from, found.index), mark === '#' ? '' : '""');
    from = end;
  }
  return [...parts, text.slice(from)]
    .join('')
    .replace(/(?:\s|\\)+/g, ' ')
    .replace(/ ?\. ?/g, '.');
}

function begin(text: string, from: number): RegExpExecArray | null {
  BEGINS.lastIndex = from;
  return BEGINS.exec(text);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Behind the quotes that end it; only three of them let a text go over lines. */
function textEnd(text: string, from: number, quotes: string): number | undefined {
  for (let at = from + quotes.length; at < text.length; at += 1) {
    if (text.startsWith(quotes, at)) return at + quotes.length;
    if (text[at] === '\\') at += 1;
    else if (text[at] === '\n' && quotes.length === 1) return undefined;
  }
  return undefined;
}
