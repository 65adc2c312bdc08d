import type { Model } from '../../vocabulary.ts';

const BY_DEFAULT = 'weights_only is on by default since Lightning 2.6 with PyTorch 2.6';

/**
 * lightning/pytorch/core/module.py, core/saving.py and fabric/utilities/cloud_io.py: a checkpoint is a file of
 * torch.save. Before 2.6 there was no weights_only, and the file was loaded in full.
 */
export const model: Model = {
  library: 'PyTorch Lightning',
  modules: ['lightning', 'pytorch_lightning'],
  aliases: {
    'pytorch_lightning.core.module': 'pytorch_lightning',
    'lightning.{pytorch,pytorch.core,pytorch.core.module}': 'pytorch_lightning',
    'lightning.LightningModule': 'pytorch_lightning.LightningModule',
    'lightning.LightningDataModule': 'pytorch_lightning.LightningDataModule',
  },
  sinks: [
    {
      call: 'pytorch_lightning.{LightningModule,LightningDataModule}.load_from_checkpoint',
      rule: 'deserialization/model',
      data: '0:checkpoint_path',
      form: 'file or path',
      safe: [
        {
          argument: 'weights_only',
          is: [true],
          unless: { versions: { torch: '<2.6' } },
          because: 'weights_only=True loads tensors and plain values only',
        },
        {
          argument: 'weights_only',
          absent: true,
          versions: { lightning: '>=2.6', torch: '>=2.6' },
          because: BY_DEFAULT,
        },
        {
          argument: 'weights_only',
          absent: true,
          versions: { 'pytorch-lightning': '>=2.6', torch: '>=2.6' },
          because: BY_DEFAULT,
        },
      ],
      advice: 'Give it weights_only=True, and require PyTorch 2.6 or later.',
    },
  ],
};
