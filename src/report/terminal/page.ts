import type { Block } from '../page/page.ts';
import { highlighted } from './highlight.ts';
import type { Pen } from './pen.ts';
import { hanging, indented, type Line, span, type Tone, wrap } from './text.ts';

const INDENT = 2;

/** A page for the terminal. */
export function pageLines(pen: Pen, blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block, i) => [
    ...(isApart(blocks[i - 1], block) ? [[]] : []),
    ...blockLines(pen, block),
  ]);
}

/** A heading stands on what it heads, and code below the words that announce it. */
function isApart(above: Block | undefined, block: Block): boolean {
  return above !== undefined && above.kind !== 'heading' && block.kind !== 'code';
}

function blockLines(pen: Pen, block: Block): Line[] {
  const width = pen.measure - INDENT;
  switch (block.kind) {
    case 'title':
      return wrap([span(pen.prose(block.text), 'strong')], pen.measure);
    case 'heading':
      return wrap([span(pen.prose(block.text), 'strong')], pen.measure);
    case 'paragraph':
      return indented(wrap(inline(pen, block.text), width), INDENT);
    case 'list':
      return indented(
        block.items.flatMap((item) => hanging([span('- ', 'faint')], wrap(inline(pen, item), width - 2))),
        INDENT,
      );
    case 'code':
      return indented(codeLines(pen, block.text, block.language), INDENT);
  }
}

/** Code beside a rail; what is wider than the page goes on below. */
function codeLines(pen: Pen, text: string, language: string): Line[] {
  const rail = [span(`${pen.glyphs.rail} `, 'faint')];
  return text
    .split('\n')
    .flatMap((line) => {
      const spans = highlighted(pen.exact(line.replaceAll('\t', '    ')), language);
      const indent = line.search(/\S|$/);
      const lines = wrap(spans, pen.width - INDENT - 2 - indent);
      return hanging([...rail, span(' '.repeat(indent))], lines.length === 0 ? [[]] : lines);
    })
    .map((line) => (line[0]?.text === rail[0]?.text ? line : [...rail, ...line]));
}

/** A sentence with its `code` in another tone; the ticks stay where there is no colour to tell it by. */
export function inline(pen: Pen, text: string, tone?: Tone): Line {
  return text.split(/(`[^`]*`)/).map((part) => {
    const code = part.length > 1 && part.startsWith('`') && part.endsWith('`');
    if (!code) return span(pen.prose(part), tone);
    return span(pen.exact(pen.colour ? part.slice(1, -1) : part), 'name');
  });
}
