import { IMAGE, type Manifest } from '../reading/declarations.ts';
import { jsonTexts } from '../reading/json-texts.ts';
import { commandsIn, MENTIONS } from '../reading/pip-commands.ts';

/** devcontainer.json: what an editor runs in a container, and the variables that it sets there. JSON with comments. */
export const manifest: Manifest = {
  name: 'devcontainer.json',
  kind: 'commands',
  paths: [/(?:^|\/)\.devcontainer(?:\/(?:[^/]+\/)?devcontainer)?\.json$/],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read(file, context) {
    const lines = file.text.split('\n').map((text, i) => ({ text, line: i + 1, column: 1 }));
    const variables = commandsIn(lines, file, IMAGE, { ...context, incomplete: () => {} });
    const commands = commandsIn(jsonTexts(file.text), file, IMAGE, context);
    return { requirements: commands.requirements, trust: variables.trust };
  },
};
