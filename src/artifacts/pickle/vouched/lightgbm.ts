// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Estimators and boosters. */
export const library: Library = {
  name: 'lightgbm',
  source:
    'lightgbm 4.6.0: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group(
      'lightgbm.basic',
      'Booster LGBMDeprecationWarning LightGBMError Sequence _ArrowCArray _ConfigAliases _DummyLogger _MissingType _TempFile',
      CLASS,
    ),
    group(
      'lightgbm.sklearn',
      'LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _EvalFunctionWrapper _ObjectiveFunctionWrapper',
      CLASS,
    ),
  ],
};
