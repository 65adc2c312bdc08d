// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, HANDED_ON, type Library } from '../policy/entry.ts';

/** Layers of neural networks and what their models consist of. */
export const library: Library = {
  name: 'madmom',
  source: 'madmom 0.16.1: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('madmom.ml.nn.activations', 'linear tanh sigmoid relu elu softmax', HANDED_ON),
    group('madmom.ml.crf', 'ConditionalRandomField', CLASS),
    group('madmom.ml.gmm', 'GMM', CLASS),
    group('madmom.ml.nn', 'NeuralNetwork NeuralNetworkEnsemble', CLASS),
    group(
      'madmom.ml.nn.layers',
      'AverageLayer BatchNormLayer BidirectionalLayer Cell ConvolutionalLayer FeedForwardLayer GRUCell GRULayer Gate LSTMLayer Layer MaxPoolLayer PadLayer RecurrentLayer ReshapeLayer StrideLayer TransposeLayer',
      CLASS,
    ),
  ],
};
