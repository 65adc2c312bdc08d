import { stringify } from 'smol-toml';
import type { Model } from '../../src/code/models/vocabulary.ts';

/** A model as a user writes it. TOML has no word for Python's `None`. */
export function tomlOf(model: Model): string {
  return stringify(written(model) as Record<string, unknown>);
}

function written(value: unknown): unknown {
  if (value === null) return { none: true };
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, written(inner)]));
}
