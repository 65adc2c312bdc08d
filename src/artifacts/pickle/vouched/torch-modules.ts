// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Layers of torch.nn, as whole models name them, and optimizers. */
export const library: Library = {
  name: 'torch modules',
  source:
    'torch modules 2.8.0: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group(
      'torch.nn.modules.activation',
      'CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish MultiheadAttention PReLU RReLU ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold',
      CLASS,
    ),
    group('torch.nn.modules.adaptive', 'AdaptiveLogSoftmaxWithLoss', CLASS),
    group(
      'torch.nn.modules.batchnorm',
      'BatchNorm1d BatchNorm2d BatchNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d SyncBatchNorm _BatchNorm _LazyNormBase _NormBase',
      CLASS,
    ),
    group('torch.nn.modules.channelshuffle', 'ChannelShuffle', CLASS),
    group(
      'torch.nn.modules.container',
      'Container ModuleDict ModuleList ParameterDict ParameterList Sequential',
      CLASS,
    ),
    group(
      'torch.nn.modules.conv',
      'Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d _ConvNd _ConvTransposeMixin _ConvTransposeNd _LazyConvXdMixin',
      CLASS,
    ),
    group('torch.nn.modules.distance', 'CosineSimilarity PairwiseDistance', CLASS),
    group(
      'torch.nn.modules.dropout',
      'AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout _DropoutNd',
      CLASS,
    ),
    group('torch.nn.modules.flatten', 'Flatten Unflatten', CLASS),
    group('torch.nn.modules.fold', 'Fold Unfold', CLASS),
    group(
      'torch.nn.modules.instancenorm',
      'InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d _InstanceNorm',
      CLASS,
    ),
    group('torch.nn.modules.lazy', 'LazyModuleMixin _LazyProtocol', CLASS),
    group(
      'torch.nn.modules.linear',
      'Bilinear Identity LazyLinear Linear NonDynamicallyQuantizableLinear',
      CLASS,
    ),
    group(
      'torch.nn.modules.loss',
      'BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss MSELoss MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PoissonNLLLoss SmoothL1Loss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss _Loss _WeightedLoss',
      CLASS,
    ),
    group('torch.nn.modules.module', 'Module _IncompatibleKeys', CLASS),
    group(
      'torch.nn.modules.normalization',
      'CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm RMSNorm',
      CLASS,
    ),
    group(
      'torch.nn.modules.padding',
      'CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d ZeroPad1d ZeroPad2d ZeroPad3d _CircularPadNd _ConstantPadNd _ReflectionPadNd _ReplicationPadNd',
      CLASS,
    ),
    group('torch.nn.modules.pixelshuffle', 'PixelShuffle PixelUnshuffle', CLASS),
    group(
      'torch.nn.modules.pooling',
      'AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d AvgPool1d AvgPool2d AvgPool3d FractionalMaxPool2d FractionalMaxPool3d LPPool1d LPPool2d LPPool3d MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d _AdaptiveAvgPoolNd _AdaptiveMaxPoolNd _AvgPoolNd _LPPoolNd _MaxPoolNd _MaxUnpoolNd',
      CLASS,
    ),
    group('torch.nn.modules.rnn', 'GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase', CLASS),
    group('torch.nn.modules.sparse', 'Embedding EmbeddingBag', CLASS),
    group(
      'torch.nn.modules.transformer',
      'Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer',
      CLASS,
    ),
    group('torch.nn.modules.upsampling', 'Upsample UpsamplingBilinear2d UpsamplingNearest2d', CLASS),
    group('torch.nn.utils.parametrizations', '_OrthMaps _Orthogonal _SpectralNorm _WeightNorm', CLASS),
    group('torch.nn.utils.rnn', 'PackedSequence_', CLASS),
    group('torch.nn.utils.weight_norm', 'WeightNorm', CLASS),
    group('torch.optim._adafactor', 'Adafactor', CLASS),
    group('torch.optim.adadelta', 'Adadelta', CLASS),
    group('torch.optim.adagrad', 'Adagrad', CLASS),
    group('torch.optim.adam', 'Adam', CLASS),
    group('torch.optim.adamax', 'Adamax', CLASS),
    group('torch.optim.adamw', 'AdamW', CLASS),
    group('torch.optim.asgd', 'ASGD', CLASS),
    group('torch.optim.lbfgs', 'LBFGS', CLASS),
    group(
      'torch.optim.lr_scheduler',
      'ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR LRScheduler LambdaLR LinearLR MultiStepLR MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau SequentialLR StepLR _LRScheduler _SchedulePhase _enable_get_lr_call _initial_mode',
      CLASS,
    ),
    group('torch.optim.nadam', 'NAdam', CLASS),
    group('torch.optim.optimizer', 'Optimizer _RequiredParameter', CLASS),
    group('torch.optim.radam', 'RAdam', CLASS),
    group('torch.optim.rmsprop', 'RMSprop', CLASS),
    group('torch.optim.rprop', 'Rprop', CLASS),
    group('torch.optim.sgd', 'SGD', CLASS),
    group('torch.optim.sparse_adam', 'SparseAdam', CLASS),
  ],
};
