/** Files with commands in them: continuation lines joined, comments left out. */
import type { ManifestFacts, ReadContext, SourceText } from './declarations.ts';
import { type CommandText, commandsIn, MENTIONS, type Variables } from './pip-commands.ts';

const MENTIONED = new RegExp(MENTIONS.join('|'));

export function commandFacts(
  file: SourceText,
  group: string,
  context: ReadContext,
  variables?: Variables,
): Pick<ManifestFacts, 'requirements' | 'trust'> {
  const lines = commandLines(file.text).filter(({ text }) => MENTIONED.test(text));
  const { requirements, trust } = commandsIn(lines, file, group, context, variables);
  return { requirements, trust };
}

/**
 * The word that ends what `cat > file <<EOF` or `COPY <<EOF file` writes, from the next line on; undefined where nothing
 * begins, or where it is run: by a shell that reads it.
 */
function endOfWritten(line: string): string | undefined {
  const start = /<<[-~]?[ \t]*(["']?)(\w+)\1/.exec(line);
  if (!start) return undefined;
  const command = line.slice(line.lastIndexOf('|', start.index) + 1, start.index);
  const isWritten = /(?:^|[\s;&])(?:cat|tee|COPY|ADD)\b/.test(command);
  const isRun = /\|[ \t]*(?:ba|z|da)?sh\b/.test(line.slice(start.index));
  return isWritten && !isRun ? start[2] : undefined;
}

/** Lines that a backslash joins are one text, with its line ends, so that places stay right. */
function commandLines(text: string): CommandText[] {
  const found: { text: string; line: number; column: number }[] = [];
  let open = false;
  let end: string | undefined;
  for (const [i, line] of text.split('\n').entries()) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      continue;
    }
    end = endOfWritten(line);
    const isComment = /^\s*#/.test(line);
    const last = found.at(-1);
    if (open && last) last.text += `\n${line}`;
    else if (!isComment) found.push({ text: line, line: i + 1, column: 1 });
    if (!isComment) open = /\\\r?$/.test(line);
  }
  return found;
}
