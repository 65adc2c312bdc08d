import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectMembers, opened } from '../inspection/members.ts';
import type { Reason } from '../inspection/reason.ts';
import { mayBeZip, membersNamed, zipIn, zipOf, zipReasons } from '../inspection/zip.ts';
import { decodeJson } from '../judging/json.ts';
import { judgeKerasConfig } from '../judging/keras.ts';

const CONFIG = /^config\.json$/;
const OTHERS = /^(?:metadata\.json|model\.weights\.(?:h5|npz))$/;
const LARGEST_CONFIG = 64 * 1024 * 1024;

/** Source: keras/src/saving/saving_lib.py. Weights are HDF5 or npz; other members are assets, which may be anything. */
export const format: ArtifactFormat = {
  name: 'keras',
  description: 'Keras 3 model: a zip archive whose config.json names classes and may hold bytecode',
  family: 'zip',
  rank: 3,
  gate: mayBeZip,
  recognises(content) {
    const zip = zipIn(content);
    return zip !== undefined && membersNamed(zip, CONFIG).length > 0 && membersNamed(zip, OTHERS).length > 0;
  },
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return undefined;
    const configs = membersNamed(zip, CONFIG).flatMap((member): readonly Reason[] => {
      const { source: text, reasons } = opened(zip, member, context);
      if (!text) return reasons;
      const judged = judgeKerasConfig(decodeJson(text.read(0, LARGEST_CONFIG)));
      return [...reasons, ...(judged ?? [NO_JSON])];
    });
    const { members, reasons } = inspectMembers(zip, zip.members, context);
    return { format: 'keras', globals: [], reasons: [...zipReasons(zip), ...configs, ...reasons], members };
  },
};

const NO_JSON: Reason = { rule: 'malformed', verdict: 'unreadable', message: 'its config.json is no JSON' };
