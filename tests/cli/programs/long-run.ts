/** A run that takes a minute, if nobody stops it. */
import { setTimeout } from 'node:timers/promises';
import { processConsole } from '../../../src/cli/console.ts';
import { progressLine } from '../../../src/cli/progress.ts';

const line = progressLine(processConsole(), false);
line.stage('working', 1000);
for (let i = 0; i < 1000; i += 1) {
  await setTimeout(60);
  line.advance();
  await line.turn?.();
}
line.close();
