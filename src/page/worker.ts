/** Inspects one file after the other, away from the page, so that the page stays alive. */
import { inspectSource } from './inspect.ts';
import type { Answer, Question } from './messages.ts';
import { fileSource } from './source.ts';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { id, file } = data;
  postMessage(answer(id, file));
});

function answer(id: number, file: File): Answer {
  try {
    return { id, entries: inspectSource(fileSource(file), file.name) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
