import type { Shape } from '../shape.ts';

/** How validators are written: for what the project depends on already. */
export const STYLES = ['dataclass', 'msgspec', 'pydantic', 'jsonschema'] as const;
export type StyleName = (typeof STYLES)[number];

export interface Style {
  readonly name: StyleName;
  /** The package that it needs, as its index names it; undefined for what comes with Python. */
  readonly needs: string | undefined;
  /** Why a shape cannot be checked in this style; undefined if it can. */
  misfit(shape: Shape): string | undefined;
  /** Python between the head of the module and its `parse`: it defines `check(value)`. */
  source(shape: Shape): string;
}
