import type { Finding, FlowStep } from '../../finding/finding.ts';
import { isWholeFile } from '../../finding/location.ts';
import type { RunHeader } from '../handler.ts';
import { ORIGIN_WORDS } from '../words.ts';
import { anchorOf } from './anchor.ts';
import { code, html, type Markup, prose } from './markup.ts';

/** Lines around the place that are shown as well. */
const AROUND = 2;
const MOST_LINES = 8;
const LONGEST_LINE = 400;
/** Shown open: what a reader comes for. */
const OPEN = new Set(['critical', 'high']);
const MOST_OPEN = 12;

export function findingCards(run: RunHeader, findings: readonly Finding[]): Markup {
  const anchors = new Set<string>();
  return html`${findings.map((finding, i) => {
    const anchor = finding.suppressed === null ? anchorOf(finding.location) : undefined;
    const isFirst = anchor !== undefined && !anchors.has(anchor);
    if (isFirst) anchors.add(anchor);
    const isOpen = i < MOST_OPEN && OPEN.has(finding.severity);
    return findingCard(run, finding, isOpen, isFirst ? anchor : undefined);
  })}`;
}

function findingCard(run: RunHeader, finding: Finding, isOpen: boolean, anchor: string | undefined): Markup {
  const { severity, message, location, rule, remedy, notes = [], flow, suppressed, entry } = finding;
  return html`<details class="card ${severity}" data-severity="${severity}"${isOpen && OPENED}>
<summary>${badge(severity)} <span class="message">${prose(message)}</span> <span class="place">${placeText(finding)}</span></summary>
<div class="body"${anchor !== undefined && html` id="${anchor}"`}>
<p class="facts">${factsOf(finding)}</p>
${entry && html`<p class="entry">Starts at <b>${entry.kind} ${entry.name}</b> <span class="place">${entry.path}:${entry.line}</span></p>`}
${flow.length > 0 && html`<ol class="flow">${flow.map((step) => flowStep(run, step))}</ol>`}
${!isWholeFile(location) && excerpt(run, finding)}
${notes.map((note) => html`<p class="note">${prose(note)}</p>`)}
${remedy !== '' && html`<p class="remedy"><b>What to do</b> ${prose(remedy)}</p>`}
${suppressed && html`<p class="note">Does not count (${suppressed.kind}): ${prose(suppressed.reason)}</p>`}
<p class="rule"><code>${rule}</code> ${run.rule(rule)?.title}</p>
</div>
</details>
`;
}

export const OPENED: Markup = { markup: ' open' };

export function badge(severity: string): Markup {
  return html`<span class="badge ${severity}">${severity}</span>`;
}

function placeText({ location }: Finding): string {
  return isWholeFile(location) ? location.path : `${location.path}:${location.line}:${location.column}`;
}

function factsOf({ origin, confidence, cwe }: Finding): string {
  return [
    ...(origin ? [`from ${ORIGIN_WORDS[origin]}`] : []),
    `${confidence} confidence`,
    ...cwe.map((number) => `CWE-${number}`),
  ].join(' · ');
}

function flowStep(run: RunHeader, { path, line, note }: FlowStep): Markup {
  const text = run.sourceLines(path)?.[line - 1]?.trim();
  return html`<li><span class="note">${note}</span> <span class="place">${path}:${line}</span>${
    text && text.length <= LONGEST_LINE && html`<pre>${code(text)}</pre>`
  }</li>`;
}

/** The place with some lines around it; the very span is marked where it is on one line. */
function excerpt(run: RunHeader, { location }: Finding): Markup | undefined {
  const lines = run.sourceLines(location.path);
  if (!lines || location.line > lines.length) return undefined;
  const first = Math.max(1, location.line - AROUND);
  const last = Math.min(lines.length, Math.max(location.endLine, location.line) + AROUND, first + MOST_LINES);
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const hasInk = (number: number) => number >= location.line || lines[number - 1]?.trim() !== '';
  const from = all.findIndex(hasInk);
  const numbers = all.slice(
    from,
    all.findLastIndex((number) => number <= location.line || lines[number - 1]?.trim() !== '') + 1,
  );
  return html`<pre class="source">${numbers.map((number) => sourceLine(lines[number - 1] as string, number, location))}</pre>`;
}

function sourceLine(
  text: string,
  number: number,
  { line, column, endLine, endColumn }: Finding['location'],
): Markup {
  const isInside = number >= line && number <= Math.max(line, endLine);
  const head = html`<span class="number">${String(number).padStart(5)}</span> `;
  if (text.length > LONGEST_LINE)
    return html`${head}(a line of ${text.length} characters)
`;
  if (number !== line || endLine !== line || endColumn <= column)
    return isInside
      ? html`<mark class="line">${head}${code(text)}</mark>
`
      : html`${head}${code(text)}
`;
  const characters = [...text];
  const part = (from: number, to?: number) => code(characters.slice(from, to).join(''));
  return html`${head}${part(0, column - 1)}<mark>${part(column - 1, endColumn - 1)}</mark>${part(endColumn - 1)}
`;
}
