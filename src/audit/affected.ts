/** `wherefrom affected`: the dependencies and the code are asked about one thing. */

import { openCode } from '../code/open.ts';
import type { OwnModel } from '../code/own-models.ts';
import { codeUses } from '../code/uses.ts';
import type { Advisories } from '../dependencies/advisories/open.ts';
import { judgeQuestion } from '../dependencies/affected/affected.ts';
import type { Question } from '../dependencies/affected/question.ts';
import { flawsOf, judgeSymbol } from '../dependencies/affected/symbol.ts';
import { ANY } from '../dependencies/packaging/specifiers.ts';
import { incompleteInOrder } from '../finding/incomplete.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { AffectedAnswer } from '../report/affected.ts';
import { factsOf } from './facts.ts';
import { namesFor } from './names.ts';

export interface AffectedOptions {
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  readonly advisories: () => Promise<Advisories>;
  readonly models: readonly OwnModel[];
  readonly progress: Progress;
  readonly version: string;
}

export async function affected(
  project: Project,
  asked: Question,
  { pythonVersion, platform, advisories, models, progress, version }: AffectedOptions,
): Promise<AffectedAnswer> {
  const facts = await factsOf(project, { pythonVersion, platform });
  const known = await advisories();
  const own = models.map(({ model }) => model);
  const { engine, incomplete } = await openCode(project, facts.environment, progress, { own });
  const uses = codeUses(engine);
  const names = namesFor(project, facts);
  const asksAll = { projects: facts.projects, match: known.match, index: known.index, uses, names };
  const common = {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    incomplete: incompleteInOrder([
      ...project.incomplete,
      ...facts.incomplete,
      ...incomplete,
      ...known.incomplete,
    ]),
  } as const;
  if (asked.kind === 'symbol') {
    const { packages: meant, symbols, reason, ...told } = judgeSymbol(asked, facts.projects, uses, names);
    const question = { kind: 'symbol', package: asked.package, symbol: asked.symbol } as const;
    const packages = [...meant]
      .sort()
      .flatMap((name) => judgeQuestion({ kind: 'package', name, specifiers: ANY }, asksAll).packages);
    // Without advisories that none is about it would say nothing.
    const flaws = known.index ? flawsOf(symbols, packages) : '';
    return { ...common, question, ...told, reason: `${reason}${flaws}`, packages };
  }
  const judged = judgeQuestion(asked, asksAll);
  const symbols = [
    ...new Set(
      judged.packages.flatMap(({ advisories }) => advisories.flatMap(({ reach }) => reach?.symbols ?? [])),
    ),
  ];
  return { ...common, ...judged, uses: symbols.length > 0 ? uses.usesOf(symbols) : [] };
}
