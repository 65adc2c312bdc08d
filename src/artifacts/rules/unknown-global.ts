import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/unknown-global',
  title: 'Name that nobody vouches for',
  severity: 'medium',
  cwe: [502],
  summary: `Loading imports a module and uses a name of it about which nothing is known.`,
  explanation: `Names are vouched for one by one: what the __reduce__ methods of Python, numpy, pandas, scipy, scikit-learn, joblib and torch name, with the arguments that they write. Everything else is unknown. It may well be a class of yours, made with plain data; it may be a class whose __setstate__ does what the author of the file wants; it may not exist here and exist elsewhere.

Importing runs the module's code. Making an instance may run __new__, __setstate__ and, when it is thrown away, __del__.`,
  remedy: `Load it with a closed loader: an Unpickler whose find_class admits exactly the names of this report, or torch.load with weights_only=True and add_safe_globals. Both fail as soon as the file asks for more.

Better, store what the object holds in a format for data, and make the object in code.`,
  grading: `Low where the module is part of the audited project, medium where it is not.`,
  references: [
    'Python documentation: pickle, Restricting Globals',
    'PyTorch documentation: torch.load with weights_only=True',
  ],
};
