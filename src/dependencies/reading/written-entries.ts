import { type InstalledEntry, installedEntry } from '../../project/installed.ts';

/**
 * Entry points as lines, `[group]` headers between them: the value of `entry_points` where it is one text. `group` is
 * that of the lines before the first header.
 */
export function entriesInLines(lines: readonly string[], group: string | undefined): InstalledEntry[] {
  let at = group;
  return lines.flatMap((line) => {
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(line)?.[1];
    if (header !== undefined) at = header.trim();
    const equals = line.indexOf('=');
    if (header !== undefined || equals < 0 || at === undefined) return [];
    const name = line.slice(0, equals).trim();
    return installedEntry(at, name, line.slice(equals + 1)) ?? [];
  });
}

/** A larger setup script is no setup script that anybody wrote. */
const LARGEST = 256 * 1024;

/**
 * The entry points in a setup script that stand in it as texts, `'name = module:function'` below `'group': [`, told by
 * the text alone: it is a program, and is not run. What it works out stays unknown.
 */
export function entriesInScript(script: string): InstalledEntry[] {
  const begin = script.indexOf('entry_points');
  if (begin < 0 || script.length > LARGEST) return [];
  let group: string | undefined;
  return script
    .slice(begin)
    .split(/['"\n]/)
    .flatMap((text, i, texts) => {
      if (/^\s*[:=]\s*(?:[[({]\s*)?$/.test(texts[i + 1] ?? '') && /^[\w.-]+$/.test(text)) group = text;
      const keyword = /(?<!\w)(\w+)\s*=\s*[[(]\s*$/.exec(text)?.[1];
      if (keyword !== undefined) group = keyword;
      const header = /^\s*\[([\w.-]+)\]\s*$/.exec(text)?.[1];
      if (header !== undefined) group = header;
      return text.includes(':') ? entriesInLines([text], group) : [];
    });
}
