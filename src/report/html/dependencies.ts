import { clearingVersion, type FlawedPackage, flawedPackages } from '../packages.ts';
import type { AdvisoryEntry, DependencyEntry } from '../report.ts';
import { counted } from '../words.ts';
import { badge } from './findings.ts';
import { mapOf } from './map.ts';
import { html, type Markup, prose } from './markup.ts';
import { riskOf, type TreeNode, treesOf } from './tree.ts';

const MOST_PATHS = 4;

/** The map, the flawed packages, and the whole tree as a list that opens. `flawed` are without what is suppressed. */
export function dependencyPart(
  dependencies: readonly DependencyEntry[],
  flawed: readonly DependencyEntry[],
): Markup {
  const loud = new Map(flawed.map((entry) => [entry.manifest + entry.line + entry.purl, entry]));
  const entries = dependencies.map(
    (entry) => loud.get(entry.manifest + entry.line + entry.purl) ?? { ...entry, advisories: [] },
  );
  const trees = treesOf(entries);
  return html`${flawed.length > 0 && mapOf(trees)}
${flawedPackages(flawed).map(packageCard)}
<h3>All ${counted(dependencies.length, 'dependency', 'dependencies')}</h3>
<ul class="tree">${trees.map((tree) => treeItem(tree, true))}</ul>`;
}

function packageCard(flawed: FlawedPackage): Markup {
  const { name, versions, severity, advisories, entries } = flawed;
  const target = clearingVersion(flawed);
  const paths = [
    ...new Map(entries.flatMap((entry) => entry.paths.map((path) => [path.join('\0'), path]))).values(),
  ];
  return html`<details class="card ${severity}" data-severity="${severity}">
<summary>${badge(severity)} <span class="message"><b>${name}</b> ${versions.join(', ')}</span> <span class="facts">${counted(advisories.length, 'advisory', 'advisories')}${target !== undefined && `, all fixed in ${target}`}</span></summary>
<div class="body">
<ul class="paths">${paths.slice(0, MOST_PATHS).map((path) => html`<li>${path.join(' → ')}</li>`)}</ul>
<p class="place">${[...new Set(entries.map(({ manifest, line }) => `${manifest}:${line}`))].join(', ')}</p>
<div class="scroll"><table><thead><tr><th>Advisory</th><th>Severity</th><th>Fixed in</th><th>Does your code get there?</th></tr></thead><tbody>${advisories.map(advisoryRow)}</tbody></table></div>
</div>
</details>
`;
}

const REACH: Readonly<Record<AdvisoryEntry['reachable'], string>> = {
  yes: 'yes',
  imported: 'imported',
  'not imported': 'not imported',
  unknown: 'unknown',
};

function advisoryRow({
  id,
  aliases,
  severity,
  summary,
  fixed,
  reachable,
  reach,
  epss,
  exploited,
}: AdvisoryEntry): Markup {
  const places = (reach?.places ?? []).slice(0, 3).map(({ path, line }) => `${path}:${line}`);
  return html`<tr><td><b>${id}</b> <span class="facts">${aliases.join(' ')}</span>${summary && html`<br>${prose(summary)}`}${
    exploited &&
    html`<br><strong>Attacked since ${exploited.since}${exploited.ransomware && ', for extortion as well'}</strong>`
  }${epss && html`<br>${(epss.probability * 100).toFixed(1)} % likely to be attacked within 30 days (EPSS)`}</td><td>${badge(severity)}</td><td>${fixed.join(', ') || 'no version'}</td><td><b>${REACH[reachable]}</b>${
    reach &&
    html`<br>${prose(reach.reason)}${places.length > 0 && html` <span class="place">${places.join(', ')}</span>`}`
  }</td></tr>`;
}

/** Open as far as something risky is below. */
function treeItem(node: TreeNode, isTop: boolean): Markup {
  const risk = riskOf(node);
  const versions = [...new Set(node.entries.flatMap(({ version }) => version ?? []))].join(', ');
  const label = html`${node.own && html`${badge(node.own)} `}${isTop ? html`<b>${node.name}</b>` : node.name} <span class="facts">${versions}</span>`;
  if (node.children.length === 0) return html`<li>${label}</li>`;
  const open = isTop || node.below !== undefined;
  return html`<li><details${open && OPENED}><summary${risk && html` class="risky"`}>${label} <span class="facts">brings ${node.size}</span></summary><ul>${node.children.map((child) => treeItem(child, false))}</ul></details></li>`;
}

const OPENED: Markup = { markup: ' open' };
