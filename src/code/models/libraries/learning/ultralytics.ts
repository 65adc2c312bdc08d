import type { Model } from '../../vocabulary.ts';

/** ultralytics/nn/tasks.py: torch_load without weights_only; a bare name such as `yolo11n.pt` is downloaded first. */
export const model: Model = {
  library: 'Ultralytics',
  modules: ['ultralytics'],
  aliases: {
    'ultralytics.models.{YOLO,yolo.model.YOLO}': 'ultralytics.YOLO',
    'ultralytics.{RTDETR,SAM,FastSAM,YOLOWorld}': 'ultralytics.YOLO',
  },
  sinks: [
    {
      call: 'ultralytics.YOLO',
      rule: 'deserialization/model',
      data: '0:model',
      form: 'path',
      safe: [
        {
          argument: '0:model',
          matches: '.*\\.(yaml|yml|onnx)',
          because: 'its file only describes a network',
        },
      ],
      advice: 'Export the model to ONNX once, and load that.',
    },
    {
      call: 'ultralytics.nn.tasks.torch_safe_load',
      rule: 'deserialization/model',
      data: '0:weight',
      form: 'path',
    },
  ],
};
