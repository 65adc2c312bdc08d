/**
 * What a Python script says by itself, as far as that can be known without running it: its calls, with arguments that
 * are texts, lists and tables. Whoever reads Python makes it, and whoever knows what `setup()` means reads it.
 */
import type { Location } from '../finding/location.ts';

export interface Script {
  /** In the order of the text. */
  readonly calls: readonly ScriptCall[];
}

export interface ScriptCall {
  /** The name as written, without what it is bound to: `setup`, `session.install`. */
  readonly callee: string;
  readonly location: Location;
  /** The function around it; undefined at the top. */
  readonly within: string | undefined;
  readonly arguments: readonly ScriptValue[];
  readonly keywords: readonly { readonly name: string; readonly value: ScriptValue }[];
}

export type ScriptValue = { readonly location: Location } & (
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly items: readonly ScriptValue[];
    }
  | { readonly kind: 'table'; readonly entries: readonly (readonly [string, ScriptValue])[] }
  | {
      /** The lines of a file, named as the script names it. */
      readonly kind: 'file';
      readonly path: string;
    }
  | {
      /** Worked out in a way that only running it would tell. */
      readonly kind: 'unknown';
    }
);
