import type { Incomplete } from '../../finding/incomplete.ts';
import { compareText } from '../../finding/location.ts';
import type { ArtifactEntry, InventoryEntry } from '../report.ts';
import { ORIGIN_WORDS } from '../words.ts';
import { anchorOfFile } from './anchor.ts';
import { OPENED } from './findings.ts';
import { html, type Markup, prose } from './markup.ts';

/** Every call that turns data into objects, judged or not. */
export function inventoryTable(inventory: readonly InventoryEntry[]): Markup {
  return html`<div class="scroll"><table><thead><tr><th>Call</th><th>Place</th><th>Data from</th><th>Verdict</th><th>Why</th></tr></thead><tbody>${inventory.map(
    ({ callee, path, line, origin, verdict, reason }) =>
      html`<tr><td><code>${callee}</code></td><td class="place">${path}:${line}</td><td>${ORIGIN_WORDS[origin]}</td><td><span class="verdict ${verdict}">${verdict}</span></td><td>${prose(reason)}</td></tr>`,
  )}</tbody></table></div>`;
}

export function artifactCards(artifacts: readonly ArtifactEntry[]): Markup {
  return html`${[...artifacts].sort(worstFirst).map(artifactCard)}`;
}

const SEVERITY: Readonly<Record<ArtifactEntry['verdict'], string>> = {
  dangerous: 'critical',
  suspicious: 'high',
  unreadable: 'medium',
  unknown: 'medium',
  safe: 'info',
};

function worstFirst(a: ArtifactEntry, b: ArtifactEntry): number {
  const rank = ({ verdict }: ArtifactEntry) => Object.keys(SEVERITY).indexOf(verdict);
  return rank(a) - rank(b) || compareText(a.path, b.path);
}

function artifactCard({
  path,
  format,
  verdict,
  sha256,
  globals,
  reasons,
  program,
  loadedBy = [],
}: ArtifactEntry): Markup {
  const severity = SEVERITY[verdict];
  return html`<details class="card ${severity}" data-severity="${severity}"${verdict === 'dangerous' && OPENED}>
<summary><span class="verdict ${verdict}">${verdict}</span> <span class="message">${path}</span> <span class="facts">${format}</span></summary>
<div class="body" id="${anchorOfFile(path)}">
${reasons.map(({ message }) => html`<p>${prose(message)}</p>`)}
${globals.length > 0 && html`<p>Asks for ${globals.map(({ name, verdict: judged }) => html`<code class="verdict ${judged}">${name}</code> `)}</p>`}
${program !== undefined && html`<pre>${program}</pre>`}
${loadedBy.length > 0 && html`<p>Loaded by <span class="place">${loadedBy.map((place) => `${place.path}:${place.line}`).join(', ')}</span></p>`}
<p class="facts">SHA-256 <code>${sha256}</code></p>
</div>
</details>
`;
}

export function incompleteTable(incomplete: readonly Incomplete[]): Markup {
  return html`<div class="scroll"><table><thead><tr><th>Place</th><th>Why</th></tr></thead><tbody>${incomplete.map(
    ({ path, line, reason }) =>
      html`<tr><td class="place">${path}${line !== undefined && `:${line}`}</td><td>${prose(reason)}</td></tr>`,
  )}</tbody></table></div>`;
}
