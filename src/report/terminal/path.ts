import type { Entry, Finding, FlowStep } from '../../finding/finding.ts';
import type { RunHeader } from '../handler.ts';
import { excerpt, sourceLine } from './excerpt.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { hanging, indented, type Line, type Span, span, type Tone, wrap } from './text.ts';

/** Longer paths show their first and last steps, unless all is asked for. */
const MOST_STEPS = 9;
const FIRST_STEPS = 4;
const INDENT = 4;

/** As much of a finding as its drawing needs. */
export type Drawn = Pick<Finding, 'flow' | 'location' | 'severity' | 'entry'>;

/**
 * The path that data takes, drawn as a rail from top to bottom:
 *
 *     ◇ http GET /prefs  app/views.py:7         who starts it
 *     │
 *     ○ request.cookies  app/views.py:9:11      where data comes in
 *     │ raw = request.cookies.get("prefs")
 *     ○ b64decode  app/codec.py:4:12            what hands it on
 *     │ return b64decode(text)
 *     ● pickle.loads  app/views.py:12:12        where it does harm
 *       12 │ return pickle.loads(unpack(raw))
 *          │        ━━━━━━━━━━━━━━━━━━━━━━━━━
 */
export function pathLines(pen: Pen, run: RunHeader, finding: Drawn): Line[] {
  const steps = stepsBefore(finding);
  const rail = new Rail(pen, run);
  const lines: Line[] = [];
  if (finding.entry) lines.push(...rail.entry(finding.entry));
  const skipped = pen.verbose ? 0 : Math.max(0, steps.length - MOST_STEPS);
  for (const [i, step] of steps.entries()) {
    if (skipped > 0 && i === FIRST_STEPS) lines.push(rail.gap(skipped + 1));
    if (skipped > 0 && i >= FIRST_STEPS && i <= FIRST_STEPS + skipped) continue;
    const next = steps[i + 1] ?? finding.location;
    const again = next.path === step.path && next.line === step.line;
    lines.push(...rail.step(step, i === 0 ? 'source' : 'faint', !again));
  }
  lines.push(...rail.sink(finding));
  return indented(lines, INDENT);
}

/** The steps without a last one that is the finding's own place. */
function stepsBefore({ flow, location }: Drawn): readonly FlowStep[] {
  const last = flow.at(-1);
  const same = last?.path === location.path && last.line === location.line && last.column === location.column;
  return same ? flow.slice(0, -1) : flow;
}

function sinkNote(finding: Drawn): string {
  return finding.flow.length > stepsBefore(finding).length ? (finding.flow.at(-1) as FlowStep).note : '';
}

class Rail {
  readonly #pen: Pen;
  readonly #run: RunHeader;
  readonly #width: number;

  constructor(pen: Pen, run: RunHeader) {
    this.#pen = pen;
    this.#run = run;
    this.#width = pen.width - INDENT - 2;
  }

  entry(entry: Entry): Line[] {
    const { exact, glyphs } = this.#pen;
    const place = placeLink(this.#pen, entry.path, entry.line);
    const words = [span(`${exact(entry.kind)} `, 'faint'), span(exact(entry.name), 'strong')];
    return [...this.#stop(glyphs.entry, 'faint', [...words, span('  '), place]), this.#rail([])];
  }

  step(step: FlowStep, tone: Tone, quoted: boolean): Line[] {
    const { prose, glyphs } = this.#pen;
    const place = placeLink(this.#pen, step.path, step.line, step.column);
    const head = this.#stop(glyphs.step, tone, [span(prose(step.note)), span('  '), place]);
    if (!quoted) return head;
    const source = this.#run.sourceLines(step.path)?.[step.line - 1];
    const text = sourceLine(this.#pen, source, step.column, this.#width);
    return text === undefined ? head : [...head, this.#rail(text)];
  }

  gap(count: number): Line {
    return [span(this.#pen.glyphs.skipped, 'faint'), span(` ${count} more steps: --verbose`, 'faint')];
  }

  sink(finding: Drawn): Line[] {
    const { location, severity } = finding;
    const place = placeLink(this.#pen, location.path, location.line, location.column);
    const words = [span(this.#pen.prose(sinkNote(finding))), span('  '), place];
    const head = hanging([span(this.#pen.glyphs.sink, severity), span(' ')], wrap(words, this.#width));
    const source = this.#run.sourceLines(location.path) ?? [];
    return [...head, ...indented(excerpt(this.#pen, source, location, severity, this.#width), 2)];
  }

  #stop(sign: string, tone: Tone, text: Line): Line[] {
    return hanging([span(sign, tone), span(' ')], wrap(text, this.#width), this.#rail([]));
  }

  #rail(text: Line): Span[] {
    return [span(this.#pen.glyphs.rail, 'faint'), span(' '), ...text];
  }
}
