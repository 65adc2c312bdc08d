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
 * Lines of code are strings that begin with `%` or `!`, each line its own or a whole cell at once; of a cell that a shell
 * runs, all are.
 */
function commandsOf(text: string): CommandText[] {
  const found: CommandText[] = [];
  let [key, type, isShell] = ['', '', false];
  for (const one of jsonTexts(text)) {
    if (one.isKey) [key, isShell] = [one.text, false];
    else if (key === 'cell_type') type = one.text;
    else if (key === 'source' && type === 'code') {
      isShell ||= /^\s*(?:%%(?:bash|sh|script|cmd)\b|!!)/.test(one.text);
      found.push(...(isShell ? [one] : commandLines(one)));
    }
  }
  return joined(found);
}

function commandLines({ text, line, column }: CommandText): CommandText[] {
  const lines = text.split('\n').filter((one) => /^\s*[!%]/.test(one));
  return lines.map((one) => ({ text: one, line, column }));
}

/** A line that a backslash ends goes on in the next string. */
function joined(lines: readonly CommandText[]): CommandText[] {
  const found: CommandText[] = [];
  for (const one of lines) {
    const last = found.at(-1);
    if (last && /\\\n$/.test(last.text)) found[found.length - 1] = { ...last, text: last.text + one.text };
    else found.push(one);
  }
  return found;
}
