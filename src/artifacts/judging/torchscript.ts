/**
 * TorchScript's code: an interpreter of torch runs it, which knows operators and nothing of Python. What counts is
 * which operators it calls. Sources: torch/csrc/jit/serialization/python_print.cpp, torch/csrc/jit/runtime/register_*.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';

/** Operators that reach files. */
const FILES =
  /\b(?:torch|ops\.aten|ops\.prim)\.(?:save|load|from_file|_load|_save)\b|\bops\.image\.(?:read|write)_file\b|\bops\.torchvision\.\w*(?:read|write|load|save)\w*/g;
/** `ops.NAMESPACE.name`, and classes that a library registers. */
const OPERATORS = /\b(?:ops|__torch__\.torch\.classes)\.([A-Za-z_]\w*)\.(\w+)/g;
/** Namespaces that torch itself brings, and torchvision, without which half of the models would be unknown. */
const KNOWN = new Set(
  `aten prim prims inductor quantized _quantized quantized_decomposed sparse mkldnn mkldnn_prepacked xnnpack prepacked
    torchvision image profiler static_runtime cudnn c10d tensorexpr rnn`.split(/\s+/),
);

export function judgeTorchScript(code: string, member: string): Reason[] {
  const reasons = new Map<string, Reason>();
  const add = (verdict: Reason['verdict'], message: string) =>
    reasons.set(message, { rule: 'embedded-code', verdict, message: `${member} ${message}` });
  for (const [call] of code.matchAll(FILES))
    add('dangerous', `calls ${call}, which reads or writes a file of any name`);
  for (const [whole, space] of code.matchAll(OPERATORS)) {
    if (!KNOWN.has(space as string))
      add('unknown', `calls ${printable(whole)}, an operator of a library of its own`);
  }
  return [...reasons.values()];
}
