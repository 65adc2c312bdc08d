import { jsonPage } from '../report/jsonText.ts';
import { type Pen, penFor, textOf } from '../report/terminal/pen.ts';
import type { Line } from '../report/terminal/text.ts';
import type { Output } from './output.ts';

/** Writes the answer to a question: as it is for scripts, drawn for people. */
export function answer(
  output: Output,
  asJson: boolean,
  value: unknown,
  drawn: (pen: Pen) => readonly Line[],
): void {
  try {
    output.write(asJson ? jsonPage(value) : textOf(drawn(penFor(output.style)), output.style.colour));
  } catch (error) {
    output.discard();
    throw error;
  }
  output.finish();
}
