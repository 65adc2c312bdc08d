import { expect, test } from 'vitest';
import { type Clock, stopwatch } from '../../src/cli/stopwatch.ts';
import { SILENT } from '../../src/project/progress.ts';

test('each stage has its time, its parts theirs, what was counted in it, and closing twice tells once', () => {
  let now = 100;
  const told: string[] = [];
  const clock: Clock = { now: () => now, used: () => ({ cpu: 2500, memory: 61.4 }) };
  const console = { err: (text: string) => void told.push(text) } as never;
  const progress = stopwatch({ ...SILENT, close() {} }, console, clock);

  progress.stage('reading Python', 2);
  progress.part?.('parse', () => {
    now += 250;
  });
  progress.part?.('parse', () => {
    now += 750;
  });
  progress.stage('judging calls');
  now += 900;
  progress.count?.('questions', 40);
  progress.count?.('questions', 2);
  progress.count?.('given up', 3);
  progress.close();
  progress.close();

  expect(told.join('').split('\n')).toEqual([
    'seconds by the clock',
    'looking for files        0.10',
    'reading Python           1.00  parse    1.00',
    'judging calls            0.90  42 questions  3 given up',
    'in all                   2.00  2.50 s of CPU, 61 MB',
    '',
  ]);
});

test('what a part throws is thrown, and its time counts', () => {
  let now = 0;
  const told: string[] = [];
  const clock: Clock = { now: () => now, used: () => ({ cpu: 0, memory: 0 }) };
  const progress = stopwatch(
    { ...SILENT, close() {} },
    { err: (text: string) => void told.push(text) } as never,
    clock,
  );
  const failing = () =>
    progress.part?.('read', () => {
      now += 500;
      throw new Error('gone');
    });
  expect(failing).toThrow('gone');
  progress.close();
  expect(told.join('')).toContain('read    0.50');
});
