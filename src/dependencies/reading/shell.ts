/** Words of one shell command, as far as a POSIX shell would read them without expanding anything. */

export interface Word {
  /** Without its quotes. */
  readonly text: string;
  /** Offsets in the text that was given; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** A variable alone and without quotes: the shell makes as many words of it as its value has. */
  readonly splits?: true;
}

/** A command of hundreds of words is a list that somebody generated; past that it is an attempt. */
const MOST_WORDS = 5_000;

/** From an offset to the end of the command: a line end, `;`, `&`, `|`, a bracket, or a redirection. */
export function shellWords(text: string, from: number, most = MOST_WORDS): Word[] {
  const words: Word[] = [];
  let at = from;
  while (words.length < most) {
    at = afterSpace(text, at);
    if (at >= text.length || END.includes(text[at]!)) break;
    // `>=1.0` without quotes writes a file of that name, so that the word before it stands alone.
    if (text[at] === '<' || text[at] === '>') {
      at = wordAt(text, at + 1)?.end ?? text.length;
      continue;
    }
    const word = wordAt(text, at);
    if (!word || word.end === at) break;
    words.push(word);
    at = word.end;
  }
  return words;
}

const END = '\n;&|)#`';

/** White space, and lines that end in a backslash; in a Dockerfile comments may stand between these. */
function afterSpace(text: string, from: number): number {
  const space = /(?:[ \t\r]|\\\r?\n(?:[ \t]*#[^\n]*\n)*)*/y;
  space.lastIndex = from;
  return from + (space.exec(text)?.[0].length ?? 0);
}

const PART =
  /'([^'\n]*)'|"((?:[^"\\\n]|\\[^\n])*)"|\\([^\n\r])|(\$\{[^}\n]*\}|\$\([^)\n]*\)|\{\{[^}\n]*\}\}|[^\s'"\\;&|()<>`])/y;

const SPLITTING = /^\$(?:\w+|[{(]\w+[)}])$/;

function wordAt(text: string, start: number): Word | undefined {
  let [at, word] = [start, ''];
  for (;;) {
    PART.lastIndex = at;
    const part = PART.exec(text);
    if (!part) break;
    word += part[1] ?? part[2]?.replace(/\\(["\\$`])/g, '$1') ?? part[3] ?? part[4];
    at += part[0].length;
  }
  return at === start && !/['"\\(<>]/.test(text[at] ?? ' ')
    ? undefined
    : {
        text: word,
        start,
        end: Math.max(at, start),
        ...(SPLITTING.test(text.slice(start, at)) && { splits: true }),
      };
}

/** How many characters a person counts in a text, as columns do. */
export function codePoints(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}
