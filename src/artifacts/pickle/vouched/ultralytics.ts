// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Layers and models of YOLO, which its checkpoints hold whole. */
export const library: Library = {
  name: 'ultralytics',
  source:
    'ultralytics 8.4.190: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('ultralytics.nn.modules.activation', 'AGLU', CLASS),
    group(
      'ultralytics.nn.modules.block',
      'A2C2f AAttn ABlock AConv ADown Attention BNContrastiveHead Bottleneck BottleneckCSP C1 C2 C2PSA C2f C2fAttn C2fCIB C2fPSA C3 C3Ghost C3TR C3f C3k C3k2 C3x CBFuse CBLinear CIB ContrastiveHead DFL ELAN1 GhostBottleneck HGBlock HGStem ImagePoolingAttn MaxSigmoidAttnBlock PSA PSABlock Proto Proto26 RealNVP RepBottleneck RepC3 RepCSP RepNCSPELAN4 RepVGGDW ResNetBlock ResNetLayer Residual SAVPE SCDown SPP SPPELAN SPPF SwiGLUFFN TorchVision',
      CLASS,
    ),
    group(
      'ultralytics.nn.modules.conv',
      'CBAM ChannelAttention Concat Conv Conv2 ConvTranspose DWConv Focus GhostConv Index LightConv RepConv SpatialAttention',
      CLASS,
    ),
    group(
      'ultralytics.nn.modules.head',
      'Classify Depth Detect LRPCHead OBB OBB26 Pose Pose26 RTDETRDecoder Segment Segment26 SemanticSegment WorldDetect YOLOEDetect YOLOESegment YOLOESegment26 v10Detect',
      CLASS,
    ),
    group(
      'ultralytics.nn.modules.transformer',
      'AIFI DeformableTransformerDecoder DeformableTransformerDecoderLayer LayerNorm2d MLP MLPBlock MSDeformAttn TransformerBlock TransformerEncoderLayer TransformerLayer',
      CLASS,
    ),
    group(
      'ultralytics.nn.tasks',
      'BaseModel ClassificationModel DepthModel DetectionModel Ensemble OBBModel PoseModel RTDETRDetectionModel SegmentationModel SemanticSegmentationModel WorldModel YOLOEModel YOLOESegModel _SafeLoad',
      CLASS,
    ),
    group('ultralytics.utils', 'IterableSimpleNamespace SimpleClass', CLASS),
    group(
      'ultralytics.utils.loss',
      'BCEDiceLoss BboxLoss DFLoss DepthLoss26 E2EDetectLoss E2ELoss FocalLoss KeypointLoss MultiChannelDiceLoss PoseLoss26 RLELoss RotatedBboxLoss SegmentLoss26 SemanticSegmentationLoss TVPDetectLoss TVPSegmentLoss VarifocalLoss v8ClassificationLoss v8DetectionLoss v8OBBLoss v8PoseLoss v8SegmentationLoss',
      CLASS,
    ),
    group(
      'ultralytics.utils.tal',
      'PoseTaskAlignedAssigner RotatedTaskAlignedAssigner SegTaskAlignedAssigner TaskAlignedAssigner',
      CLASS,
    ),
  ],
};
