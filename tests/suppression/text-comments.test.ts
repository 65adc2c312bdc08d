import { describe, expect, test } from 'vitest';
import { textComments } from '../../src/suppression/text-comments.ts';

const WORDS = 'wherefrom: ignore[a/b] because c';
const spoken = (path: string, lines: readonly string[]) =>
  textComments(path, lines).map(({ line, from, to, alone }) => ({ line, from, to, alone }));

describe('comments in settings', () => {
  test('at the end of a requirement', () =>
    expect(spoken('requirements.txt', ['a', `b  # ${WORDS}`])).toEqual([
      { line: 2, from: 2, to: 2, alone: false },
    ]));
  test('above a requirement, with others between', () =>
    expect(spoken('requirements.txt', [`# ${WORDS}`, '# why', '', 'b'])).toEqual([
      { line: 1, from: 4, to: 4, alone: true },
    ]));
  test('not in the fragment of a URL', () =>
    expect(spoken('requirements.txt', [`https://example.org/a.zip#${WORDS}`])).toEqual([]));
  test('in TOML, but not in its strings', () =>
    expect(
      spoken('uv.toml', [`a = "# ${WORDS}"`, `b = """`, `# ${WORDS}`, `"""`, `c = 1 # ${WORDS}`]),
    ).toEqual([{ line: 5, from: 5, to: 5, alone: false }]));
  test('in INI on lines of their own, with either sign', () =>
    expect(spoken('pip.conf', ['[global]', `; ${WORDS}`, 'a = 1', `# ${WORDS}`, `b = 2 # ${WORDS}`])).toEqual(
      [
        { line: 2, from: 3, to: 3, alone: true },
        { line: 4, from: 5, to: 5, alone: true },
      ],
    ));
  test('not in JSON, and not in TOML that is broken', () => {
    expect(spoken('Pipfile.lock', [`# ${WORDS}`])).toEqual([]);
    expect(spoken('uv.toml', [`# ${WORDS}`, '= 1'])).toEqual([]);
  });
});
