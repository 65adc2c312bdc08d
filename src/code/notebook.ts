import { z } from 'zod';

const NOTEBOOK = z.object({
  cells: z.array(z.object({ cell_type: z.string(), source: z.union([z.string(), z.array(z.string())]) })),
});

/**
 * The code of a Jupyter notebook (nbformat 4) as one text: cells in order, each from a line of its own, other cells
 * as empty lines. Lines are counted in this text; undefined for what is no notebook of this format.
 */
export function notebookSource(bytes: Uint8Array): Uint8Array | undefined {
  const parsed = NOTEBOOK.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  if (!parsed.success) return undefined;
  const cells = parsed.data.cells.filter((cell) => cell.cell_type === 'code');
  const texts = cells.map(({ source }) => (typeof source === 'string' ? source : source.join('')));
  return Buffer.from(`${texts.join('\n')}\n`);
}
