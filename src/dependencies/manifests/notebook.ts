/** Notebooks that install what they need: `%pip install …`, `!pip install …`. */
import type { Manifest } from '../reading/declarations.ts';
import { type CommandText, commandsIn } from '../reading/pip-commands.ts';

export const manifest: Manifest = {
  name: 'notebook',
  kind: 'commands',
  paths: [/(?:^|\/)[^/]+\.ipynb$/],
  hint: { texts: ['pip install', 'pip3 install', 'uv pip '], bytes: 64 * 1024 ** 2 },
  read(file, context) {
    const { requirements, trust } = commandsIn(sourceLines(file.text), file, 'notebooks', context);
    return { requirements, trust };
  },
};

/** Lines of code as nbformat writes them, one JSON string a line. Outputs may show commands, too, but not behind `%` or `!`. */
function sourceLines(text: string): CommandText[] {
  return text.split('\n').flatMap((raw, i) => {
    const match = /^(\s*(?:"source":\s*\[?\s*)?")(\s*(?:[!%]+\s*)(?:[^"\\]|\\.)*)"\]?,?\s*$/.exec(raw);
    if (!match) return [];
    return { text: unescaped(match[2]!), line: i + 1, column: match[1]!.length + 1 };
  });
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
