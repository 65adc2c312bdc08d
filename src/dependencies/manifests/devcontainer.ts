import { IMAGE, type Manifest } from '../reading/declarations.ts';
import { jsonTexts } from '../reading/json-texts.ts';
import { commandsIn, MENTIONS, variablesIn } from '../reading/pip-commands.ts';

/** devcontainer.json: what an editor runs in a container, and the variables that it sets there. JSON with comments. */
export const manifest: Manifest = {
  name: 'devcontainer.json',
  kind: 'commands',
  paths: [/(?:^|\/)\.devcontainer(?:\/(?:[^/]+\/)?devcontainer)?\.json$/],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read(file, context) {
    const lines = file.text.split('\n').map((text, i) => ({ text, line: i + 1, column: 1 }));
    const { requirements } = commandsIn(jsonTexts(inShellForm(file.text)), file, IMAGE, context);
    const variables = variablesIn(lines, file, context);
    return { requirements: [...requirements, ...variables.requirements], trust: variables.trust };
  },
};

const STRING = String.raw`"(?:[^"\\\n]|\\[^\n])*"`;
const LIST = new RegExp(String.raw`\[(\s*${STRING}(?:[ \t]*,[ \t]*${STRING})+[ \t]*)\]`, 'g');

/** `["pip", "install", "x"]` as one text, with every word where it stood. */
function inShellForm(text: string): string {
  return text.replace(LIST, (all, words: string) => {
    const first = words.indexOf('"');
    const last = words.lastIndexOf('"');
    const inner = words.slice(first + 1, last);
    // Words that a shell would take apart are left as they are.
    if (/\\/.test(inner)) return all;
    const plain = inner.replace(/"[ \t]*,[ \t]*"/g, (part) => ' '.repeat(part.length));
    return ` ${words.slice(0, first + 1)}${plain}${words.slice(last)} `;
  });
}
