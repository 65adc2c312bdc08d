// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, INERT_CLASS, type Library } from '../policy/entry.ts';

/** Estimators and boosters. */
export const library: Library = {
  name: 'xgboost',
  source: 'xgboost 3.0.5: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group(
      'xgboost.callback',
      'CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler TrainingCallback TrainingCheckPoint',
      CLASS,
    ),
    group('xgboost.core', 'Booster XGBoostError _RefMixIn', CLASS),
    group(
      'xgboost.sklearn',
      'XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor _SklObjWProto',
      CLASS,
    ),
    group('xgboost.core', 'DataSplitMode', INERT_CLASS),
  ],
};
