/** conda-meta/*.json: one package of conda as it is installed in an environment. */
import { nameInSpec, pythonNameOf } from '../reading/conda.ts';
import { edgeTo, needsPython } from '../reading/conda-locks.ts';
import type { Manifest } from '../reading/declarations.ts';
import { readJson } from '../reading/json.ts';

export const manifest: Manifest = {
  name: 'installed conda package',
  kind: 'installed',
  paths: [/(?:^|\/)conda-meta\/[^/]+\.json$/],
  read(file, context) {
    const root = readJson(file, context);
    const name = root?.at('name')?.text();
    if (!root || name === undefined) {
      if (root) context.incomplete('says no name', 1);
      return {};
    }
    if (name === 'python') return {};
    const needs = (root.at('depends')?.texts() ?? []).map(nameInSpec);
    const sha256 = root.at('sha256')?.text();
    return {
      packages: [
        {
          name: pythonNameOf(name),
          version: root.at('version')?.text(),
          source: { kind: 'conda', channel: root.at('channel')?.text(), needsPython: needsPython(needs) },
          ...{ groups: undefined, direct: undefined, marker: undefined, member: undefined },
          requires: needs.flatMap((needed) => edgeTo(needed ?? '__', false) ?? []),
          files: [{ url: root.at('url')?.text(), name: undefined, hash: sha256 && `sha256:${sha256}` }],
          location: root.at('name')!.location,
        },
      ],
    };
  },
};
