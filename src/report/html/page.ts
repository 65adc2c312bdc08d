/** The whole report as one page that needs nothing else: no network, no file beside it. */
import { createHash } from 'node:crypto';
import type { Finding } from '../../finding/finding.ts';
import { SEVERITIES } from '../../finding/severity.ts';
import { type Subject, subjectOf } from '../../finding/subject.ts';
import { type Action, actionsOf } from '../actions.ts';
import type { RunHeader } from '../handler.ts';
import type { Outcome } from '../outcome.ts';
import { flawedPackages, flawsOf } from '../packages.ts';
import { factsOf, type Told } from '../terminal/summary.ts';
import { counted, thousands } from '../words.ts';
import { linkTo } from './anchor.ts';
import { dependencyPart } from './dependencies.ts';
import { badge, findingCards } from './findings.ts';
import { html, type Markup, prose } from './markup.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { artifactCards, incompleteTable, inventoryTable } from './tables.ts';

const MOST_ACTIONS = 7;

interface Part {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title. */
  readonly count: number;
  readonly body: Markup;
}

/**
 * Whatever comes from the audited project is escaped; should something slip through, the page's own policy lets no
 * other script and style run than these two, and nothing be fetched.
 */
export function reportPage(run: RunHeader, told: Told, outcome: Outcome): string {
  const parts = partsOf(run, told).filter(({ count }) => count > 0);
  const policy = `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wherefrom: ${headline(told)}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header>
<h1>${headline(told)}</h1>
<p class="facts">Audit by ${run.tool.name} ${run.tool.version}. Exit status ${outcome.exitStatus}: ${outcome.reason}.</p>
${tiles(told.findings)}
${actionList(told)}
</header>
<nav aria-label="Parts"><div>${parts.map(({ id, title, count }) => html`<a href="#${id}">${title} <span class="facts">${thousands(count)}</span></a>`)}<a href="#summary">Summary</a>
<label class="scripted">Filter <input type="search" id="filter" placeholder="words, a file, a package"> <span id="filtered" class="facts" role="status"></span></label></div></nav>
<main>
${parts.map(
  ({ id, title, body }) => html`<section id="${id}"><h2>${title}</h2>
${body}
</section>
`,
)}
<section id="summary"><h2>Summary</h2>
<dl>${factsOf(told, outcome, true).map(([label, words]) => html`<dt>${label}</dt><dd>${words}</dd>`)}</dl>
</section>
</main>
<footer>Made by ${run.tool.name} ${run.tool.version}. Nothing that was audited has been run, imported or installed. This page fetches nothing.</footer>
<script>${{ markup: SCRIPT }}</script>
</body>
</html>
`.markup;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function partsOf(run: RunHeader, told: Told): Part[] {
  const { findings, suppressed, dependencies, artifacts, inventory, incomplete } = told;
  const about = (...subjects: Subject[]) =>
    findings.filter((finding) => subjects.includes(subjectOf(finding)));
  const { entries, others } = flawsOf(about('dependencies'), suppressed, dependencies);
  const dependencyBody = html`${findingCards(run, others)}${dependencyPart(dependencies, entries)}`;
  const shownArtifacts = artifacts.filter(({ verdict }) => verdict !== 'safe');
  const listed = (id: string, title: string, some: readonly Finding[]): Part => ({
    id,
    title,
    count: some.length,
    body: findingCards(run, some),
  });
  return [
    listed('code', 'Code', about('code')),
    {
      id: 'artifacts',
      title: 'Files that run code',
      count: shownArtifacts.length,
      body: artifactCards(shownArtifacts),
    },
    { id: 'dependencies', title: 'Dependencies', count: dependencies.length, body: dependencyBody },
    listed('settings', 'Settings', about('settings')),
    { id: 'inventory', title: 'Deserialisation', count: inventory.length, body: inventoryTable(inventory) },
    listed('suppressed', 'Suppressed', suppressed),
    {
      id: 'incomplete',
      title: 'Not looked at in full',
      count: incomplete.length,
      body: incompleteTable(incomplete),
    },
  ];
}

function headline({ findings, incomplete, summary }: Told): string {
  const { python, artifacts, manifests } = summary.files;
  if (findings.length > 0)
    return `${thousands(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}`;
  if (python + artifacts + manifests === 0)
    return incomplete.length > 0 ? 'Nothing could be looked at' : 'There was nothing to look at';
  return incomplete.length > 0 ? 'Nothing found in what could be read' : 'Nothing found';
}

function tiles(findings: readonly Finding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  return html`<ul class="tiles">${SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 && html`<li class="${severity}"><b>${thousands(count)}</b>${severity}</li>`;
  })}</ul>`;
}

function actionList({ findings, suppressed, dependencies }: Told): Markup | undefined {
  const { entries, others } = flawsOf(findings, suppressed, dependencies);
  const actions = actionsOf(
    others.filter(({ severity }) => severity !== 'info'),
    flawedPackages(entries),
  );
  if (actions.length === 0) return undefined;
  const left = actions.length - MOST_ACTIONS;
  return html`<h2>Do first</h2>
<ol class="first">${actions.slice(0, MOST_ACTIONS).map(actionItem)}</ol>
${left > 0 && html`<p class="facts">and ${counted(left, 'more thing')} to do, below</p>`}`;
}

function actionItem(action: Action): Markup {
  const {
    severity,
    words,
    settles,
    place: { path, line, column },
  } = action;
  const more = column !== undefined && settles > 1 && ` and ${counted(settles - 1, 'more place')}`;
  return html`<li>${badge(severity)} ${prose(words)} <span class="place"><a href="${linkTo(action)}">${path}${line !== undefined && `:${line}`}</a>${more}</span></li>`;
}
