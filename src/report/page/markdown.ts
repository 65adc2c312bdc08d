import type { Block } from './page.ts';

/** A page as Markdown. */
export function markdownOf(blocks: readonly Block[]): string {
  return `${blocks.map(blockMarkdown).join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${block.text}`;
    case 'heading':
      return `## ${block.text}`;
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'code':
      return fenced(block.text, block.language);
  }
}

/** A fence longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A page as text without marks, for readers that show no Markdown. */
export function plainOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'list') return block.items.map((item) => `- ${unticked(item)}`).join('\n');
      if (block.kind === 'code') return block.text.replace(/^/gm, '    ');
      return block.kind === 'heading' ? `${block.text}:` : unticked(block.text);
    })
    .join('\n\n');
}

function unticked(text: string): string {
  return text.replaceAll('`', '');
}
