import { type Line, span, type Tone } from './text.ts';

const KEYWORDS =
  'and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|' +
  'lambda|match|nonlocal|not|or|pass|raise|return|try|while|with|yield|True|False|None';

/** Comments, strings of one line, keywords; each alternative begins with a character that no other does. */
const PYTHON = new RegExp(
  `(?<faint>#.*)|(?<string>"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')|(?<keyword>\\b(?:${KEYWORDS})\\b)`,
  'g',
);
const COMMENTS = /(?<faint>#.*)/g;

/** One line of an example in light colours. Python in full; of other languages only `#` comments. */
export function highlighted(line: string, language: string): Line {
  const spans = [];
  let done = 0;
  for (const match of line.matchAll(language === 'python' ? PYTHON : COMMENTS)) {
    const tone = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] as Tone;
    spans.push(span(line.slice(done, match.index)), span(match[0], tone));
    done = match.index + match[0].length;
  }
  return [...spans, span(line.slice(done))];
}
