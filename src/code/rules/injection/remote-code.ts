import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/remote-code',
    title: 'Code that is downloaded and run',
    severity: 'critical',
    cwe: [494, 829],
    summary:
      'The library fetches Python from a repository on the network and runs it, in whatever state it is today.',
    explanation:
      '`trust_remote_code=True` makes transformers, datasets, diffusers and others import the `.py` files that lie beside a model; `torch.hub.load` imports `hubconf.py` of a repository. Without a revision that is the newest commit: who takes over the account, or is given a chance to commit, runs code on every machine that loads the model next. A tag or branch can be moved as well; only the hash of a commit stays what it was.',
    remedy:
      'Use models whose architecture is part of the library, and leave `trust_remote_code` away. Otherwise read the code once and pin it: `revision="<commit hash>"`, or a copy of the code in your own project.',
    grading:
      'A name from a request is critical. A name in the code, or in a configuration, is medium; a name from a caller of the library low. With the hash of a commit as revision nothing is reported.',
    examples: [
      {
        bad: 'AutoModel.from_pretrained("org/model", trust_remote_code=True)',
        good: 'AutoModel.from_pretrained("org/model", trust_remote_code=True, revision="9f1c2e5d…")',
      },
    ],
    equals: ['B615'],
    references: [
      'transformers documentation, "Custom models"',
      'PyTorch documentation, torch.hub: trust_repo',
    ],
  },
  severity: {
    remote: 'critical',
    response: 'medium',
    message: 'high',
    store: 'medium',
    file: 'medium',
    local: 'low',
    caller: 'low',
    unknown: 'low',
  },
  inventory: false,
  message: '{callee} runs code of a repository that is not pinned',
  advice: 'Pin the code with the hash of a commit, or do without it.',
};
