/** Wider lines are hard to read, however wide the terminal is. */
const WIDEST = 100;

/** The columns that help is set in. */
export function helpWidth(columns: number): number {
  return Math.min(columns, WIDEST);
}

/** Paragraphs filled to the width; indented lines, which are examples and tables, are kept as they are. */
export function filled(text: string, width: number): string {
  return text
    .split('\n\n')
    .map((paragraph) => filledParagraph(paragraph.split('\n'), width).join('\n'))
    .join('\n\n');
}

function filledParagraph(lines: readonly string[], width: number): string[] {
  const out: string[] = [];
  let kept = true;
  for (const line of lines) {
    const keep = line.startsWith(' ');
    if (keep || kept) out.push(...(keep ? [line] : wrapped(line, width)));
    else out.push(...wrapped(`${out.pop()} ${line}`, width));
    kept = keep;
  }
  return out;
}

/** Breaks at spaces only, so that whatever is copied from it is whole. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
