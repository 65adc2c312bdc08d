import { ParseError, parseTOML } from 'toml-eslint-parser';
import { type Comment, isDirective } from './comment.ts';

/** A comment in a file of settings, before it is known what it speaks of. */
interface Found {
  readonly line: number;
  readonly text: string;
  readonly alone: boolean;
}

/** The directives in a file that is neither Python nor JSON: requirements, TOML, INI, YAML. */
export function textComments(path: string, lines: readonly string[]): Comment[] {
  if (!lines.some(isDirective)) return [];
  const next = nextLines(lines);
  return foundIn(path, lines)
    .filter(({ text }) => isDirective(text))
    .map(({ line, text, alone }) => {
      const at = alone ? (next[line] ?? line + 1) : line;
      return { path, line, text, alone, from: at, to: at };
    });
}

function foundIn(path: string, lines: readonly string[]): Found[] {
  if (/\.json$|\.lock$|(^|\/)Pipfile\.lock$/.test(path)) return []; // tools write these, and drop comments
  if (/\.toml$|(^|\/)Pipfile$/.test(path)) return tomlComments(lines);
  if (/\.(cfg|ini|conf)$/.test(path)) return matched(lines, /^(\s*)([#;].*)$/);
  return matched(lines, /^(|.*?\s)(#.*)$/);
}

/** Of the parser, which knows a `#` in a string from a comment; nothing where the file is broken, which others say. */
function tomlComments(lines: readonly string[]): Found[] {
  try {
    return parseTOML(lines.join('\n')).comments.map(({ value, loc }) => ({
      line: loc.start.line,
      text: `#${value}`,
      alone: (lines[loc.start.line - 1] ?? '').slice(0, loc.start.column).trim() === '',
    }));
  } catch (error) {
    if (error instanceof ParseError || error instanceof RangeError) return [];
    throw error;
  }
}

/** What stands before a comment, and the comment, as the groups of a pattern. */
function matched(lines: readonly string[], pattern: RegExp): Found[] {
  return lines.flatMap((line, i) => {
    const [, before, text] = pattern.exec(line) ?? [];
    return text === undefined ? [] : [{ line: i + 1, text, alone: before?.trim() === '' }];
  });
}

/** For each index of a line, the number of the first line from there on that says something. */
function nextLines(lines: readonly string[]): number[] {
  const next: number[] = [];
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const isSilent = /^\s*(?:[#;]|$)/.test(lines[i] as string);
    next[i] = isSilent ? (next[i + 1] ?? lines.length + 1) : i + 1;
  }
  return next;
}
