/** The map of the tree: what is risky and who brings it; everything else is one box that says how much it is. */
import { counted } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { riskOf, type TreeNode } from './tree.ts';

/** Sizes in the units of the drawing. */
const BOX = { width: 168, height: 30 };
const STEP = { across: 216, down: 40 };
const MARGIN = 12;
const LONGEST_NAME = 19;

interface Box {
  readonly label: string;
  readonly title: string;
  readonly risk: string;
  readonly x: number;
  readonly y: number;
  /** The box that it hangs from. */
  readonly from: Box | undefined;
}

/** An SVG that is the same for the same tree. */
export function mapOf(trees: readonly TreeNode[]): Markup {
  const drawing = new Drawing();
  for (const tree of trees) drawing.place(tree, 0, undefined);
  const width = 2 * MARGIN + Math.max(0, ...drawing.boxes.map(({ x }) => x)) + BOX.width;
  const height = 2 * MARGIN + drawing.rows * STEP.down - (STEP.down - BOX.height);
  return html`<figure class="map">
<div class="tools"><button type="button" data-zoom="0.8">Closer</button><button type="button" data-zoom="1.25">Farther</button><button type="button" data-zoom="0">All</button></div>
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Dependencies with known flaws, and what brings them">
${drawing.boxes.map(lineOf)}
${drawing.boxes.map(boxOf)}
</svg>
<figcaption>Filled boxes have known flaws, outlined ones bring something that has. Left to right: who needs whom, by the shortest way; what is free of known flaws is counted. The list below has everything.</figcaption>
</figure>`;
}

/** From top to bottom, children right of their parent and beginning in its row. */
class Drawing {
  readonly boxes: Box[] = [];
  rows = 0;

  place(node: TreeNode, depth: number, from: Box | undefined): void {
    const box = this.#add(labelOf(node), titleOf(node), riskClass(node), depth, from);
    const risky = node.children.filter((child) => riskOf(child) !== undefined);
    const quiet = node.children.filter((child) => riskOf(child) === undefined);
    const rest = quiet.reduce((sum, child) => sum + 1 + child.size, 0);
    for (const child of risky) this.place(child, depth + 1, box);
    if (rest > 0)
      this.#add(`and ${rest} more`, quiet.map(({ name }) => name).join(', '), 'rest', depth + 1, box);
    if (risky.length === 0 && rest === 0) this.rows += 1;
  }

  #add(label: string, title: string, risk: string, depth: number, from: Box | undefined): Box {
    const box = {
      label,
      title,
      risk,
      x: MARGIN + depth * STEP.across,
      y: MARGIN + this.rows * STEP.down,
      from,
    };
    this.boxes.push(box);
    if (risk === 'rest') this.rows += 1;
    return box;
  }
}

function labelOf({ name, entries }: TreeNode): string {
  const versions = [...new Set(entries.flatMap(({ version }) => version ?? []))];
  return [name, ...versions.slice(0, 1)].join(' ');
}

function titleOf(node: TreeNode): string {
  const count = node.entries.reduce((sum, { advisories }) => sum + advisories.length, 0);
  const own = count > 0 ? `: ${counted(count, 'advisory', 'advisories')}, ${node.own} at worst` : '';
  return `${labelOf(node)}${own}; brings ${counted(node.size, 'package')}`;
}

function riskClass({ own, below }: TreeNode): string {
  if (own !== undefined) return `own ${own}`;
  return below === undefined ? 'none' : `below ${below}`;
}

function lineOf({ x, y, from }: Box): Markup | undefined {
  if (!from) return undefined;
  const [x1, y1, y2] = [from.x + BOX.width, from.y + BOX.height / 2, y + BOX.height / 2];
  const middle = (x1 + x) / 2;
  return html`<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x} ${y2}"/>`;
}

function boxOf({ label, title, risk, x, y }: Box): Markup {
  const characters = [...label];
  const shown =
    characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : label;
  return html`<g class="${risk}"><title>${title}</title><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/><text x="${x + 10}" y="${y + 20}">${shown}</text></g>
`;
}
