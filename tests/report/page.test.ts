import { describe, expect, test } from 'vitest';
import { markdownOf, plainOf } from '../../src/report/page/markdown.ts';
import { blocksOf, rulePage } from '../../src/report/page/page.ts';
import { sampleRules } from './sample.ts';

const [pickle] = sampleRules;

describe('the text of a rule', () => {
  test('is paragraphs, lists and code', () => {
    expect(blocksOf('one\nline\n\nbefore:\n- a\n  goes on\n- b\n\n```toml\n[x]\n\ny = 1\n```\nend')).toEqual([
      { kind: 'paragraph', text: 'one line' },
      { kind: 'paragraph', text: 'before:' },
      { kind: 'list', items: ['a goes on', 'b'] },
      { kind: 'code', language: 'toml', text: '[x]\n\ny = 1' },
      { kind: 'paragraph', text: 'end' },
    ]);
  });
  test('with an open fence is code to its end', () =>
    expect(blocksOf('```\nx')).toEqual([{ kind: 'code', language: '', text: 'x' }]));
  test('that is empty has no blocks', () => expect(blocksOf(' \n\n')).toEqual([]));
});

describe('the page of a rule', () => {
  test('as Markdown', async () => {
    await expect(markdownOf(rulePage(pickle!))).toMatchFileSnapshot('expected/page/pickle.md');
  });
  test('as text', async () => {
    await expect(`${plainOf(rulePage(pickle!))}\n`).toMatchFileSnapshot('expected/page/pickle.txt');
  });
  test('leaves out what the rule does not say', () => {
    const bare = { ...pickle!, grading: undefined, examples: [], references: [] } as unknown as typeof pickle;
    const headings = rulePage(bare!).flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings).toEqual(['Why, and when not', 'What to do']);
  });
  test('puts code that has fences into longer ones', () => {
    expect(markdownOf([{ kind: 'code', language: 'md', text: '```\nx\n```' }])).toBe(
      '````md\n```\nx\n```\n````\n',
    );
  });
});
