// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** What checkpoints of Lightning hold besides weights. */
export const library: Library = {
  name: 'lightning',
  source:
    'lightning 2.5.5: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('pytorch_lightning.callbacks.batch_size_finder', 'BatchSizeFinder', CLASS),
    group('pytorch_lightning.callbacks.callback', 'Callback', CLASS),
    group('pytorch_lightning.callbacks.checkpoint', 'Checkpoint', CLASS),
    group('pytorch_lightning.callbacks.device_stats_monitor', 'DeviceStatsMonitor', CLASS),
    group('pytorch_lightning.callbacks.early_stopping', 'EarlyStopping', CLASS),
    group('pytorch_lightning.callbacks.finetuning', 'BackboneFinetuning BaseFinetuning', CLASS),
    group(
      'pytorch_lightning.callbacks.gradient_accumulation_scheduler',
      'GradientAccumulationScheduler',
      CLASS,
    ),
    group('pytorch_lightning.callbacks.lambda_function', 'LambdaCallback', CLASS),
    group('pytorch_lightning.callbacks.lr_finder', 'LearningRateFinder', CLASS),
    group('pytorch_lightning.callbacks.lr_monitor', 'LearningRateMonitor', CLASS),
    group('pytorch_lightning.callbacks.model_checkpoint', 'ModelCheckpoint', CLASS),
    group('pytorch_lightning.callbacks.model_summary', 'ModelSummary', CLASS),
    group('pytorch_lightning.callbacks.on_exception_checkpoint', 'OnExceptionCheckpoint', CLASS),
    group('pytorch_lightning.callbacks.prediction_writer', 'BasePredictionWriter', CLASS),
    group('pytorch_lightning.callbacks.pruning', 'ModelPruning _LayerRef', CLASS),
    group('pytorch_lightning.callbacks.rich_model_summary', 'RichModelSummary', CLASS),
    group('pytorch_lightning.callbacks.stochastic_weight_avg', 'StochasticWeightAveraging', CLASS),
    group('pytorch_lightning.callbacks.throughput_monitor', 'ThroughputMonitor', CLASS),
    group('pytorch_lightning.callbacks.timer', 'Timer', CLASS),
    group(
      'pytorch_lightning.utilities.types',
      'DistributedDataParallel LRSchedulerConfig LRSchedulerConfigType OptimizerConfig OptimizerLRSchedulerConfig _SizedIterable',
      CLASS,
    ),
  ],
};
