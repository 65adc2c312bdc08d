/**
 * `pip install …` and its like in scripts of any kind, by the text alone: a shell's words, where a requirement stands,
 * and whom the options trust. What a variable stands for is not known, and said.
 */
import { withoutCredentials } from '../../finding/credentials.ts';
import type { Location } from '../../finding/location.ts';
import { pushAll } from '../../limits/lists.ts';
import { declareConda } from './conda.ts';
import { openNamed } from './constraint-files.ts';
import type { DeclaredRequirement, Group, ReadContext, SourceText, TrustSetting } from './declarations.ts';
import { uvIndex, VARIABLE_NAME, variableFacts } from './environment-variables.ts';
import { poetryConstraint } from './poetry-constraints.ts';
import { requirementLines } from './requirement-lines.ts';
import { declare, declareLocation } from './requirement-text.ts';
import { isRequirementsPath } from './requirements-file.ts';
import { codePoints, shellWords, type Word } from './shell.ts';
import { CONFIG_MENTIONS, CONFIGURES, writtenSettings } from './tool-settings.ts';
import { isPath, isUrl } from './urls.ts';

/** A line, or several that a backslash joins. */
export interface CommandText {
  readonly text: string;
  /** Of its first character. */
  readonly line: number;
  readonly column: number;
}

export interface CommandsFound {
  readonly requirements: readonly DeclaredRequirement[];
  readonly trust: readonly TrustSetting[];
}

/** A quick look, so that most files and lines are passed over. */
export const MENTIONS = [
  ...['pip', 'uvx', 'uv tool', 'uv add', 'uv run', 'conda', 'mamba', 'PIP', 'UV_'],
  ...['poetry add', 'poetry self add', 'pdm add', 'rye add', 'POETRY_CERTIFICATES_', 'PDM_PYPI_', 'CONDA_'],
  ...CONFIG_MENTIONS,
];

const INSTALL =
  /(?<before>^|[\s;&|(`"'=!%@])(?:(?:python[\d.]*|py)\s+(?:-\w\s+)*?-m\s+)?(?:(?<uv>uv\s+(?:pip\s+(?:install|sync)|add))|(?<pip>(?:pip[\d.]*|\$[({]?PIP\d?[)}]?)\s+(?:-[-\w=.]+\s+){0,6}(?:install|download|wheel)|pipenv\s+install)|(?<tools>uv\s+tool\s+install|pipx\s+(?:install|inject))|(?<tool>uv\s+tool\s+run|uvx|pipx\s+run)|(?<run>uv\s+run)|(?<poetry>poetry\s+(?:self\s+)?add)|(?<add>(?:pdm|rye)\s+add)|(?<conda>(?:conda|(?:micro)?mamba)\s+(?:install|create)))(?=\s)/g;
const CONFIGURE = new RegExp(`(?:^|[\\s;&|(\`"'=!%@])${CONFIGURES}(?=\\s)`, 'g');
const VARIABLE = new RegExp(
  `(?:^|[\\s"'{,]|\\$env:)(?<name>${VARIABLE_NAME})["']?(?:\\s*[=:]\\s*|\\s+)(?<value>"[^"\\n]*"|'[^'\\n]*'|(?:\\$\\{\\{[^{}\\n]{0,100}\\}\\}|[^\\s;&|"'])+)`,
  'g',
);

/** What variables of the file stand for, where it says so once. */
export type Variables = ReadonlyMap<string, string>;

export function commandsIn(
  texts: readonly CommandText[],
  file: SourceText,
  group: Group,
  context: ReadContext,
  variables: Variables = new Map(),
): CommandsFound {
  const found = new Commands(file, group, context, variables);
  for (const one of texts) found.read(one);
  return found;
}

/** Only the variables that tools read. */
export function variablesIn(
  texts: readonly CommandText[],
  file: SourceText,
  context: ReadContext,
): CommandsFound {
  const found = new Commands(file, '', context);
  for (const one of texts) found.readVariables(one);
  return found;
}

type Installer = 'pip' | 'uv' | 'poetry';

class Commands implements CommandsFound {
  readonly requirements: DeclaredRequirement[] = [];
  readonly trust: TrustSetting[] = [];
  readonly #file: SourceText;
  readonly #group: Group;
  readonly #context: ReadContext;
  /** Files that have been read, with the role that they were read for. */
  readonly #included = new Set<string>();
  readonly #variables: Variables;
  /** How many words are still filled in; what is left as it stands is said to be worked out when it runs. */
  #fillings = 10_000;
  #last:
    | { readonly one: CommandText; readonly offset: number; readonly line: number; readonly column: number }
    | undefined;

  constructor(file: SourceText, group: Group, context: ReadContext, variables: Variables = new Map()) {
    this.#file = file;
    this.#group = group;
    this.#context = context;
    this.#variables = variables;
  }

  read(one: CommandText): void {
    this.readVariables(one);
    this.#readConfiguration(one);
    let done = 0;
    for (const match of one.text.matchAll(INSTALL)) {
      const { before = '', pip, tool, run, conda, poetry } = match.groups ?? {};
      const at = match.index + before.length;
      if (at < done || isTold(one.text.slice(Math.max(0, at - FAR_BEFORE), at))) continue;
      const from = match.index + match[0].length;
      if (tool !== undefined || run !== undefined) {
        const words = this.#filled(shellWords(one.text, from, MOST_OPTIONS));
        this.#command(words, 'uv', tool === undefined ? 0 : 1, one);
        continue;
      }
      const words = this.#filled(shellWords(one.text, from));
      // What stands among its words is no command.
      done = words.at(-1)?.end ?? from;
      if (conda !== undefined) this.#conda(words, one);
      else if (poetry !== undefined) this.#command(words, 'poetry', Infinity, one);
      else this.#command(words, pip === undefined ? 'uv' : 'pip', Infinity, one);
    }
  }

  /** Variables replaced by what the file says that they are; each stands where it stood. */
  #filled(words: Word[]): Word[] {
    if (this.#variables.size === 0) return words;
    return words.flatMap((word) => {
      if (!word.text.includes('$') || this.#fillings === 0) return [word];
      this.#fillings -= 1;
      const text = filledIn(word.text, this.#variables);
      const texts = word.splits ? text.split(/\s+/).filter(Boolean) : [text];
      return texts.map((one) => ({ ...word, text: one }));
    });
  }

  /** What a script writes into the settings of a tool. */
  #readConfiguration(one: CommandText): void {
    for (const match of one.text.matchAll(CONFIGURE)) {
      const { pipConfig, condaConfig, poetryConfig, gitConfig } = match.groups ?? {};
      const others = poetryConfig ? 'poetry' : gitConfig ? 'git' : 'pdm';
      const tool = pipConfig ? 'pip' : condaConfig ? 'conda' : others;
      if (isTold(one.text.slice(Math.max(0, match.index - FAR_BEFORE), match.index + 1))) continue;
      const words = shellWords(one.text, match.index + match[0].length, MOST_OPTIONS);
      const [first, last] = [words[0], words.at(-1)];
      if (!first || !last) continue;
      const location = this.#locate(one, first.start, last.end - first.start);
      const texts = words.map(({ text }) => text).filter((text) => !/^\$|\{\{/.test(text));
      pushAll(this.trust, writtenSettings(tool, texts, location));
    }
  }

  readVariables(one: CommandText): void {
    for (const match of one.text.matchAll(VARIABLE)) {
      const { name = '', value = '' } = match.groups ?? {};
      const at = match.index + match[0].lastIndexOf(value);
      const location = this.#locate(one, at, value.length);
      const found = variableFacts(name, filledIn(value, this.#variables), location, this.#context);
      pushAll(this.trust, found.trust);
      pushAll(this.requirements, found.requirements);
    }
  }

  /**
   * Past the first `most` words that name packages, all are arguments of what is run; behind `--from` the first is a command
   * of that package.
   */
  #command(words: readonly Word[], tool: Installer, most: number, one: CommandText): void {
    let [packages, room] = [0, most];
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i]!;
      if (!word.text.startsWith('-')) {
        if (packages >= room) return;
        this.#package(word, tool, one);
        packages += 1;
        continue;
      }
      if (packages >= room && packages > 0) return;
      const { name, attached } = optionIn(word.text, VALUES);
      const takesValue = VALUES.has(name);
      if (most === 1 && (name === '--from' || name === '--spec')) room = 0;
      if (name === '--no-verify-hashes') {
        const location = this.#locate(one, word.start, word.end - word.start);
        this.trust.push({ kind: 'unchecked', tool: 'uv', what: 'hashes', location });
      }
      const value = attached === undefined && takesValue ? words[++i] : word;
      if (value && takesValue) this.#option(name, attached ?? value.text, tool, value, one);
    }
  }

  /** What conda is to install; files of its own are read for what they are. */
  #conda(words: readonly Word[], one: CommandText): void {
    for (let i = 0; i < words.length; i += 1) {
      const { text, start, end } = words[i]!;
      const location = this.#locate(one, start, end - start);
      const { name, attached } = optionIn(text, CONDA_VALUES);
      if (name === '-k' || name === '--insecure')
        this.trust.push({ kind: 'unverified', tool: 'conda', url: undefined, location });
      else if (CONDA_VALUES.has(name)) i += attached === undefined ? 1 : 0;
      else if (isFilledIn(text)) this.#filledIn(text, location);
      else if (!text.startsWith('-') && !isPath(text)) {
        const { requirement } = declareConda(text, { groups: [this.#group], location }, this.#context);
        if (requirement) this.requirements.push(requirement);
      }
    }
  }

  #filledIn(text: string, { line }: Location): void {
    const shown = withoutCredentials(shortened(text));
    this.#context.incomplete(`installs ${shown}, which is worked out when it runs`, line);
  }

  #option(name: string, value: string, tool: Installer, { start, end }: Word, one: CommandText): void {
    const location = this.#locate(one, start, end - start);
    const setting = { location, tool } as const;
    const isFile = /^(?:-[rc]|--requirement|--constraint)$/.test(name);
    if (/[$`]|\{\{/.test(value) && !/^\w+:\/\//.test(value) && !isFile) return;
    if (name === '-r' || name === '--requirement') this.#include(value, 'requirement', location);
    else if (name === '-c' || name === '--constraint') this.#include(value, 'constraint', location);
    else if (name === '-e' || name === '--editable') this.#editable(value, location);
    else if (name === '--default-index')
      this.trust.push({ ...uvIndex(value, 'primary'), location } as TrustSetting);
    else if (name === '--index') this.trust.push({ ...uvIndex(value, 'extra'), location } as TrustSetting);
    else if (PRIMARY.has(name))
      this.trust.push({ ...setting, kind: 'index', role: 'primary', url: value, name: undefined });
    else if (name === '--extra-index-url')
      this.trust.push({ ...setting, kind: 'index', role: 'extra', url: value, name: undefined });
    else if (name === '-f' || name === '--find-links')
      this.trust.push({ ...setting, kind: 'find-links', url: value });
    else if (name === '--trusted-host' || name === '--allow-insecure-host')
      this.trust.push({ ...setting, kind: 'trusted-host', host: value });
    else if (name === '--index-strategy')
      this.trust.push({ ...setting, kind: 'index-strategy', strategy: value });
    else if (name === '--with' || name === '--from' || name === '--spec')
      for (const text of value.split(',')) this.#requirement(text, location);
  }

  #package({ text, start, end }: Word, tool: Installer, one: CommandText): void {
    const location = this.#locate(one, start, end - start);
    const constrained =
      tool === 'poetry' ? /^([A-Za-z0-9][\w.-]*(?:\[[\w.,\s-]+\])?)@(.+)$/.exec(text) : null;
    const allowed = constrained && poetryConstraint(constrained[2] === 'latest' ? '*' : constrained[2]!);
    if (constrained && allowed) {
      const declared = declare(constrained[1]!, { groups: [this.#group], location }, this.#context);
      if (declared) this.requirements.push({ ...declared, allowed, text });
      return;
    }
    // `uvx ruff@0.5` is a name and a version.
    const versioned = /^([A-Za-z0-9][\w.-]*)@([\w.]+)$/.exec(text);
    if (versioned)
      return this.#requirement(
        versioned[2] === 'latest' ? versioned[1]! : `${versioned[1]}==${versioned[2]}`,
        location,
      );
    this.#requirement(text, location);
  }

  #requirement(text: string, location: Location): void {
    const variable = isFilledIn(text);
    // tox puts there what it was told elsewhere.
    if (text === '{opts}' || text === '{packages}') return;
    // The name is worth more than nothing: `flask==$VERSION`.
    const named = variable
      ? /^([A-Za-z0-9][\w.-]*(?:\[[\w.,-]+\])?)\s*(?:[<>=!~]=?|@)/.exec(text)?.[1]
      : undefined;
    if (variable && named === undefined) {
      // A file below a folder of this name, whatever it is called.
      if (!/^[\w.-]+\//.test(text)) this.#filledIn(text, location);
      return;
    }
    const plain = named ?? text;
    if (
      !isUrl(plain) &&
      (/^[.~/]|^[*<]/.test(plain) || plain === '' || (isPath(plain) && !plain.includes('@')))
    )
      return;
    const details = { groups: [this.#group], location };
    const requirement = isUrl(plain)
      ? declareLocation(plain, false, details, this.#context)
      : declare(plain, details, this.#context);
    if (requirement) this.requirements.push(requirement);
  }

  #editable(value: string, location: Location): void {
    if (isUrl(value))
      this.requirements.push(
        declareLocation(value, true, { groups: [this.#group], location }, this.#context),
      );
  }

  /** Files that are read for what they are anyway are left to that, unless they restrict here. */
  #include(target: string, role: 'requirement' | 'constraint', location: Location): void {
    if (isUrl(target)) {
      this.#context.incomplete(
        `${withoutCredentials(target)} is elsewhere and is not fetched`,
        location.line,
      );
      return;
    }
    const file = openNamed(target, this.#file.path, this.#context);
    if (!file) this.#notThere(target, role, location);
    if (!file || (role === 'requirement' && isRequirementsPath(file.path))) return;
    const key = `${role} ${file.path}`;
    if (this.#included.has(key)) return;
    this.#included.add(key);
    const { requirements, trust } = requirementLines(file, this.#context);
    for (const { requirement } of requirements)
      this.requirements.push({ ...requirement, role, groups: [this.#group] });
    pushAll(this.trust, trust);
  }

  /** What the script may have written itself counts as well: nobody knows what stands in it. */
  #notThere(target: string, role: 'requirement' | 'constraint', { line }: Location): void {
    const what = role === 'constraint' ? 'is held to the constraints in' : 'installs what is listed in';
    const why = isFilledIn(target) ? 'whose name is worked out when it runs' : 'which is not there';
    this.#context.incomplete(`${what} ${withoutCredentials(shortened(target))}, ${why}`, line);
  }

  #locate(one: CommandText, start: number, length: number): Location {
    const { line, column } = this.#placeOf(one, start);
    const shown = one.text.slice(start, start + length).split('\n')[0]!;
    return { path: this.#file.path, line, column, endLine: line, endColumn: column + codePoints(shown) };
  }

  /** Goes on from the place that was asked for last, since a line may hold thousands of commands. */
  #placeOf(one: CommandText, offset: number): { readonly line: number; readonly column: number } {
    const last =
      this.#last?.one === one && this.#last.offset <= offset ? this.#last : { ...one, one, offset: 0 };
    const between = one.text.slice(last.offset, offset);
    const lineEnd = between.lastIndexOf('\n');
    const line = last.line + (lineEnd < 0 ? 0 : between.split('\n').length - 1);
    const column = (lineEnd < 0 ? last.column : 1) + codePoints(between.slice(lineEnd + 1));
    this.#last = { one, offset, line, column };
    return { line, column };
  }
}

const PRIMARY = new Set(['-i', '--index-url', '--pypi-mirror']);

/** `--name=value`, or short ones in a row of which the last has a value: `-qr`, `-rvalue`. */
function optionIn(
  word: string,
  values: ReadonlySet<string>,
): { readonly name: string; readonly attached: string | undefined } {
  const [long = '', attached] = word.split(/=(.*)/s);
  const letters = /^-([A-Za-z]+)/.exec(word)?.[1] ?? '';
  const at = [...letters].findIndex((letter) => values.has(`-${letter}`));
  if (at < 0) return { name: long, attached };
  const rest = word.slice(at + 2).replace(/^=/, '');
  return { name: `-${letters[at]}`, attached: rest === '' ? undefined : rest };
}

/** `$NAME`, `${NAME}` and `${NAME:-otherwise}`; of a makefile also `$(NAME)`, whose variables are there as `(NAME`. */
export function filledIn(text: string, variables: Variables): string {
  return text.replace(
    /\$(?:(\w+)|\{(\w+)(?::?-[^{}]*)?\}|(\(\w+)\))/g,
    (all, plain?: string, braced?: string, made?: string) =>
      variables.get(plain ?? braced ?? made ?? '') ?? all,
  );
}

function isFilledIn(text: string): boolean {
  return /[$`]|\{\{|^\{|%[A-Za-z(]|^<\w/.test(text);
}

/** How many words may stand before what `uvx` and `uv run` run. */
const MOST_OPTIONS = 50;
/** What prints stands near by; a long line must not be read again for each command in it. */
const FAR_BEFORE = 500;

/** Whether what follows is only printed, or is the name of a step. */
function isTold(before: string): boolean {
  return /(?:^|[\s;&|(@])(?:echo|printf|print|log|info|error|warn|rem)\s[^;&|\n]*$|^\s*-?\s*["']?name["']?\s*[:=][^\n]*$/i.test(
    before,
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Options of conda that have a value. */
const CONDA_VALUES = new Set(
  '-n --name -p --prefix -c --channel -f --file --solver --platform --subdir --repodata-fn -r --root-prefix'.split(
    ' ',
  ),
);

/** Options of pip, uv, pipx, Poetry and PDM that have a value. */
const VALUES = new Set(
  `-r --requirement -c --constraint -e --editable -i --index-url --default-index --extra-index-url --index -f --find-links
  --trusted-host --allow-insecure-host --index-strategy -t --target --prefix --root --src --python -p --python-version
  --platform --python-platform --implementation --abi --no-binary --only-binary --upgrade-strategy --progress-bar
  --report --config-settings -C --global-option --install-option --build-option --cache-dir --timeout --retries --proxy
  --cert --client-cert --log --exists-action --use-feature --use-deprecated --hash --with --from --spec --pip-args
  --suffix --resolution --prerelease --exclude-newer --override --overrides --build-constraint --extra --group --keyring-provider
  --upgrade-package -P --reinstall-package --refresh-package --link-mode --directory --project --config-file
  -G -E --source --markers -L --lockfile --pypi-mirror`.split(/\s+/),
);
