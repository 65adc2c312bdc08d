/** Dockerfiles: what images are built with. Each is an environment of its own. */
import { commandFacts } from '../reading/command-files.ts';
import { IMAGE, type Manifest } from '../reading/declarations.ts';
import { MENTIONS } from '../reading/pip-commands.ts';
import { settled } from '../reading/variables.ts';

export const manifest: Manifest = {
  name: 'Dockerfile',
  kind: 'commands',
  paths: [/(?:^|\/)(?:[^/]+[._-])?(?:Dockerfile|Containerfile)(?:[._-][^/]*)?$/i],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read: (file, context) =>
    commandFacts(
      { ...file, text: inShellForm(file.text) },
      IMAGE,
      context,
      settled(assignmentsIn(file.text)),
    ),
};

const INSTRUCTION = /^[ \t]*(?:ARG|ENV)[ \t]+(.*)$/gim;
const ASSIGNMENT = /(?<!\w)([A-Za-z_]\w*)=("(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'|[^\s"']*)/g;

/** `ARG NAME=VALUE` is what it is unless whoever builds says otherwise; `ENV NAME VALUE` is the older form. */
function* assignmentsIn(text: string): Generator<readonly [string, string]> {
  for (const [, rest = ''] of text.matchAll(INSTRUCTION)) {
    const older = /^([A-Za-z_]\w*)[ \t]+([^=\s]+)[ \t]*\r?$/.exec(rest);
    if (older) yield [older[1]!, older[2]!];
    else for (const [, name = '', value = ''] of rest.matchAll(ASSIGNMENT)) yield [name, value];
  }
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
