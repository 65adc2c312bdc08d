import { pixiFacts } from '../pixi.ts';
import type { Section } from './section.ts';

/** `[tool.pixi]`: the same tables as in pixi.toml. */
export const pixi: Section = (root, context) => {
  const table = root.at('tool', 'pixi');
  return table ? pixiFacts(table, context) : {};
};
