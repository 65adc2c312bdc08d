/** Notebooks that install what they need: `%pip install …`, `!pip install …`, cells of a shell. */
import type { Manifest } from '../reading/declarations.ts';
import { jsonTexts } from '../reading/json-texts.ts';
import { type CommandText, commandsIn } from '../reading/pip-commands.ts';

export const manifest: Manifest = {
  name: 'notebook',
  kind: 'commands',
  paths: [/(?:^|\/)[^/]+\.ipynb$/],
  hint: {
    texts: ['pip install', 'pip3 install', 'uv pip ', 'conda install', 'mamba install'],
    bytes: 64 * 1024 ** 2,
  },
  read(file, context) {
    const { requirements, trust } = commandsIn(commandsOf(file.text), file, 'notebooks', context);
    return { requirements, trust };
  },
};

/**
 * Lines of code are strings that begin with `%` or `!`, each line its own or a whole cell at once, and those that a
 * backslash joins to them; of a cell that a shell runs, all are.
 */
function commandsOf(text: string): CommandText[] {
  const found: Parts[] = [];
  let [key, type, isShell, goesOn] = ['', '', false, false];
  for (const one of jsonTexts(text)) {
    if (one.isKey) [key, isShell, goesOn] = [one.text, false, false];
    else if (key === 'cell_type') type = one.text;
    else if (key === 'source' && type === 'code') {
      isShell ||= /^\s*(?:%%(?:bash|sh|script|cmd)\b|!!)/.test(one.text);
      goesOn = readLines(one, isShell, goesOn, found);
    }
  }
  return found.map(({ parts, line, column }) => ({ text: parts.join(''), line, column }));
}

/** A command whose lines have not been put together yet. */
interface Parts extends Pick<CommandText, 'line' | 'column'> {
  readonly parts: string[];
}

/** Whether what follows is joined to the last line. Lines in one string of JSON are no lines of the file. */
function readLines(
  { text, line, column }: CommandText,
  isShell: boolean,
  joins: boolean,
  found: Parts[],
): boolean {
  let goesOn = joins;
  const lines = text.replace(/\n$/, '').split('\n');
  for (const [i, one] of lines.entries()) {
    const isPart = goesOn || isShell || /^\s*[!%]/.test(one);
    const ends = !one.endsWith('\\');
    const part = ends ? one : i < lines.length - 1 ? `${one.slice(0, -1)} ` : `${one}\n`;
    if (goesOn) found.at(-1)?.parts.push(part);
    else if (isPart) found.push({ parts: [part], line, column });
    goesOn = isPart && !ends;
  }
  return goesOn;
}
