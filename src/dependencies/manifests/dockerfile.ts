/** Dockerfiles: what images are built with. Each is an environment of its own. */
import { commandFacts } from '../reading/command-files.ts';
import { IMAGE, type Manifest } from '../reading/declarations.ts';
import { filledIn, MENTIONS, type Variables } from '../reading/pip-commands.ts';

export const manifest: Manifest = {
  name: 'Dockerfile',
  kind: 'commands',
  paths: [/(?:^|\/)(?:[^/]+[._-])?(?:Dockerfile|Containerfile)(?:[._-][^/]*)?$/i],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read: (file, context) =>
    commandFacts({ ...file, text: inShellForm(file.text) }, IMAGE, context, variablesOf(file.text)),
};

const INSTRUCTION = /^[ \t]*(?:ARG|ENV)[ \t]+(.*)$/gim;
const ASSIGNMENT = /([A-Za-z_]\w*)=("(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'|[^\s"']*)/g;

/** `ARG NAME=VALUE` is what it is unless whoever builds says otherwise; `ENV NAME VALUE` is the older form. */
function variablesOf(text: string): Variables {
  const variables = new Map<string, string>();
  const several = new Set<string>();
  const set = (name: string, value: string) => {
    const plain = filledIn(value.replace(/^(["'])(.*)\1$/, '$2'), variables);
    if (plain.includes('$') || (variables.get(name) ?? plain) !== plain) several.add(name);
    variables.set(name, plain);
  };
  for (const [, rest = ''] of text.matchAll(INSTRUCTION)) {
    const older = /^([A-Za-z_]\w*)[ \t]+([^=\s]+)[ \t]*\r?$/.exec(rest);
    if (older) set(older[1]!, older[2]!);
    else for (const [, name = '', value = ''] of rest.matchAll(ASSIGNMENT)) set(name, value);
  }
  // What has several values may have any of them.
  for (const name of several) variables.delete(name);
  return variables;
}

const STRING = String.raw`"(?:[^"\\\n]|\\[^\n])*"[ \t]*`;
const EXEC_FORM = new RegExp(
  String.raw`^([ \t]*[A-Za-z]+[ \t]+)\[([ \t]*${STRING}(?:,[ \t]*${STRING})*)\]`,
  'gm',
);

/** `RUN ["pip", "install", "x>=1"]` as a shell would have it, with every word where it stood. */
function inShellForm(text: string): string {
  return text.replace(
    EXEC_FORM,
    (_, instruction: string, words: string) =>
      `${instruction} ${words.replace(/"([\w.-]*)"|("(?:[^"\\]|\\.)*")|,/g, spelt)} `,
  );
}

/** Only what a shell would take apart needs quotes. */
function spelt(all: string, plain: string | undefined, quoted: string | undefined): string {
  if (plain !== undefined) return ` ${plain} `;
  return quoted ?? ' '.repeat(all.length);
}
