import type { Condition, Model } from '../../vocabulary.ts';

const MODEL = 'deserialization/model';
const CLUSTER = 'deserialization/cluster';

type Safe = readonly (Condition & { readonly because: string })[];

const WEIGHTS_ONLY = 'Give it weights_only=True, and require PyTorch 2.6 or later.';

/** Before 2.6 the restricted unpickler could be got around (CVE-2025-32434). */
const RESTRICTED: Safe = [
  {
    argument: 'weights_only',
    is: [true],
    unless: { versions: { torch: '<2.6' } },
    because: 'weights_only=True loads tensors and plain values only',
  },
];

/** torch/serialization.py: the default became True in 2.6, except for a pickle_module of one's own. */
const RESTRICTED_BY_DEFAULT: Safe = [
  ...RESTRICTED,
  {
    argument: 'weights_only',
    absent: true,
    versions: { torch: '>=2.6' },
    and: { argument: '2:pickle_module', absent: true },
    because: 'weights_only is on by default since PyTorch 2.6',
  },
  {
    argument: 'weights_only',
    is: [null],
    versions: { torch: '>=2.6' },
    and: { argument: '2:pickle_module', absent: true },
    because: 'weights_only is on by default since PyTorch 2.6',
  },
];

const OTHER_WORKERS = { origin: 'message', note: 'what other workers send' } as const;

/** Tensors, and what gives another one of the same or its content. */
const TENSORS =
  'empty,zeros,ones,full,empty_like,zeros_like,tensor,as_tensor,from_numpy,frombuffer,cat,stack,Tensor,ByteTensor,LongTensor';
const SAME =
  'cpu,cuda,to,contiguous,detach,clone,view,reshape,flatten,squeeze,unsqueeze,byte,int,long,narrow,type,pin_memory';
const NEW = 'new_zeros,new_empty,new_ones,new_full,new_tensor';

/** torch/serialization.py, jit/_serialization.py, package/, hub.py, distributed/distributed_c10d.py, distributed/rpc/. */
export const model: Model = {
  library: 'PyTorch',
  modules: ['torch'],
  aliases: {
    'torch.serialization': 'torch',
    'torch.jit._serialization': 'torch.jit',
    'torch.package.package_importer': 'torch.package',
    'torch.distributed.distributed_c10d': 'torch.distributed',
    'torch.distributed.rpc.api': 'torch.distributed.rpc',
    'torch.cuda.ByteTensor': 'torch.ByteTensor',
    'torch.cuda.LongTensor': 'torch.LongTensor',
    'torch.utils.model_zoo.{load_url,load_state_dict_from_url}': 'torch.hub.load_state_dict_from_url',
  },
  types: {
    [`torch.{${TENSORS}}()`]: 'torch.Tensor()',
    [`torch.Tensor().{${SAME},${NEW}}()`]: 'torch.Tensor()',
    'torch.Tensor()[]': 'torch.Tensor()',
    'torch.Tensor().numpy()': 'numpy.ndarray()',
  },
  propagators: [
    { call: 'torch.{tensor,as_tensor,from_numpy,frombuffer,cat,stack,ByteTensor}', from: '0' },
    { call: `torch.Tensor().{${SAME},numpy,tolist,item}`, from: 'self' },
  ],
  fillers: [
    // What this program saves into it is loaded from it again.
    { call: 'torch.{save,jit.save}', into: '1:f', origin: 'constant' },
    {
      call: 'torch.distributed.{broadcast,recv,irecv,scatter,all_reduce,reduce}',
      into: '0:tensor',
      origin: 'message',
    },
    { call: 'torch.distributed.all_gather', into: '0:tensor_list', origin: 'message' },
    {
      call: 'torch.distributed.{broadcast_object_list,recv_object_list}',
      into: '0:object_list',
      origin: 'message',
    },
    { call: 'torch.distributed.all_gather_object', into: '0:object_list', origin: 'message' },
    { call: 'torch.distributed.gather_object', into: '1:object_gather_list', origin: 'message' },
    {
      call: 'torch.distributed.scatter_object_list',
      into: '0:scatter_object_output_list',
      origin: 'message',
    },
    { call: 'torch.distributed.gather', into: '1:gather_list', origin: 'message' },
    { call: 'torch.distributed.all_gather_into_tensor', into: '0:output_tensor', origin: 'message' },
    { call: 'torch.jit.load', into: '2:_extra_files', origin: 'file' },
  ],
  sinks: [
    {
      call: 'torch.load',
      rule: MODEL,
      data: '0:f',
      form: 'file or path',
      safe: RESTRICTED_BY_DEFAULT,
      advice: WEIGHTS_ONLY,
    },
    {
      call: 'torch.hub.load_state_dict_from_url',
      rule: MODEL,
      data: '0:url',
      form: 'name',
      reads: { origin: 'response', note: 'weights from the network' },
      safe: RESTRICTED,
      advice: WEIGHTS_ONLY,
    },
    {
      call: 'torch.jit.load',
      rule: MODEL,
      data: '0:f',
      form: 'file or path',
      advice: 'Load weights with weights_only=True into a model that is built in code.',
    },
    {
      call: 'torch.package.PackageImporter',
      rule: MODEL,
      data: '0:file_or_buffer',
      form: 'file or path',
      advice: 'Load weights with weights_only=True into a model that is built in code.',
    },
    {
      call: 'torch.hub.load',
      rule: 'injection/remote-code',
      data: '0:repo_or_dir',
      form: 'name',
      reads: { origin: 'response', note: 'code of a repository' },
      safe: [
        {
          argument: '0:repo_or_dir',
          matches: '[^:]+:[0-9a-f]{40}',
          because: 'the code is pinned by the hash of a commit',
        },
        {
          argument: '0:repo_or_dir',
          matches: '(facebookresearch|facebookincubator|pytorch|fairinternal)/.*',
          because: 'the owner of the repository is one that PyTorch itself trusts',
        },
        { argument: 'source', is: ['local'], because: 'the code lies on this machine' },
      ],
      advice: 'Pin the code with the hash of a commit: "owner/repository:<hash>".',
    },
    {
      call: 'torch.distributed.{all_gather_object,gather_object,recv_object_list,broadcast_object_list,scatter_object_list}',
      rule: CLUSTER,
      reads: OTHER_WORKERS,
    },
    { call: 'torch.distributed.rpc.init_rpc', rule: CLUSTER, reads: OTHER_WORKERS },
  ],
};
