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
    const { requirements } = commandsIn(jsonTexts(file.text), file, IMAGE, context);
    return { requirements, trust: variablesIn(lines, file, context) };
  },
};
