// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, INERT_CLASS, type Library } from '../policy/entry.ts';

/** What the arguments of training hold of the machine. */
export const library: Library = {
  name: 'accelerate',
  source:
    'accelerate 1.15.0: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('accelerate.state', 'AcceleratorState GradientState PartialState', CLASS),
    group(
      'accelerate.utils.dataclasses',
      'AORecipeKwargs AutocastKwargs BnbQuantizationConfig DataLoaderConfiguration DeepSpeedPlugin DeepSpeedSequenceParallelConfig DistributedDataParallelKwargs FP8RecipeKwargs FullyShardedDataParallelPlugin GradScalerKwargs GradientAccumulationPlugin InitProcessGroupKwargs KwargsHandler MSAMPRecipeKwargs MegatronLMPlugin ProfileKwargs ProjectConfiguration TERecipeKwargs TensorInformation TorchContextParallelConfig TorchDynamoPlugin TorchTensorParallelConfig TorchTensorParallelPlugin',
      CLASS,
    ),
    group(
      'accelerate.utils.dataclasses',
      'BaseEnum ComputeEnvironment CustomDtype DDPCommunicationHookType DistributedType DynamoBackend FP8BackendType LoggerType PrecisionType RNGType SageMakerDistributedType',
      INERT_CLASS,
    ),
  ],
};
