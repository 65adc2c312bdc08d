import {
  CLASS,
  functionOf,
  group,
  HANDED_ON,
  INERT,
  type Library,
  PURE,
  REFERENCE,
  VALUE,
} from '../policy/entry.ts';

const STORAGES = `DoubleStorage FloatStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage
  ByteStorage BoolStorage ComplexDoubleStorage ComplexFloatStorage QInt8Storage QInt32Storage QUInt8Storage
  QUInt4x2Storage QUInt2x4Storage UntypedStorage TypedStorage`;
const TENSORS = `FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ShortTensor CharTensor ByteTensor
  BoolTensor`;

/** Tensors, storages and what torch's own restricted loader admits. */
export const library: Library = {
  name: 'torch',
  source: 'the list of torch/_weights_only_unpickler.py (2.8), and torch/_utils.py, torch/storage.py read',
  names: [
    group('torch torch.cuda torch.storage', STORAGES, REFERENCE),
    group('torch.storage', '_TypedStorage _UntypedStorage', REFERENCE),
    group('torch torch.cuda torch.sparse torch.cuda.sparse', TENSORS, REFERENCE),
    group(
      'torch',
      `float16 float32 float64 float half double bfloat16 int8 int16 int32 int64 int long short uint8 uint16 uint32 uint64
       bool complex32 complex64 complex128 cfloat cdouble chalf qint8 qint32 quint8 quint4x2 quint2x4 float8_e4m3fn
       float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu float4_e2m1fn_x2 uint1 uint2 uint3 uint4 uint5 uint6
       uint7 int1 int2 int3 int4 int5 int6 int7 bits8 bits16 bits1x8 bits2x4 bits4x2 strided sparse_coo sparse_csr
       sparse_csc sparse_bsr sparse_bsc contiguous_format preserve_format channels_last channels_last_3d
       per_tensor_affine per_tensor_symmetric per_channel_affine per_channel_symmetric
       per_channel_affine_float_qparams`,
      VALUE,
    ),
    group('torch', 'Size', { ...CLASS, call: { args: ['inert content'], least: 0 } }),
    group('torch', 'device dtype layout memory_format', { ...CLASS, call: INERT }),
    group('torch torch._tensor', 'Tensor', CLASS),
    group('torch.nn.parameter', 'Parameter Buffer UninitializedParameter UninitializedBuffer', CLASS),
    group('torch.nn', 'Parameter', CLASS),
    group(
      'torch._utils',
      `_rebuild_parameter _rebuild_qtensor _rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_sparse_tensor
       _rebuild_sparse_csr_tensor _rebuild_nested_tensor _rebuild_meta_tensor_no_storage
       _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor _rebuild_xla_tensor`,
      functionOf({ args: [], rest: 'anything' }, { state: true }),
    ),
    group(
      'torch._utils',
      '_rebuild_parameter_with_state',
      functionOf({ args: ['anything', 'anything', 'anything', 'anything'] }, { state: true, gets: 3 }),
    ),
    group(
      'torch._utils',
      '_rebuild_wrapper_subclass',
      functionOf({ args: ['class'], rest: 'anything' }, { makes: 0 }),
    ),
    group('torch._tensor', '_rebuild_from_type_v2 _rebuild_from_type', {
      kind: 'function',
      call: { args: ['anything', 'class', 'anything', 'anything'], least: 3 },
      special: 'applies',
      makes: 1,
      gets: 3,
    }),
    group('torch.fx.graph_module', 'reduce_graph_module', {
      kind: 'function',
      call: { args: ['anything', 'text'] },
      state: true,
      special: 'compiles',
      gets: 0,
    }),
    group('torch.fx._symbolic_trace', 'Tracer', REFERENCE),
    group('torch._C', '_VariableFunctionsClass', REFERENCE),
    group(
      'torch._C',
      'add sub mul div matmul mm bmm pow sqrt exp log abs neg cat stack sum mean relu tanh sigmoid softmax'
        .split(' ')
        .map((name) => `_VariableFunctionsClass.${name}`)
        .join(' '),
      HANDED_ON,
    ),
    group('torch.serialization', '_get_layout', functionOf({ args: ['text'] })),
    group('torch.storage', '_load_from_bytes', {
      kind: 'function',
      call: { args: ['anything'] },
      special: 'loads',
    }),
    // TorchScript's own pickles name these, which give back what they are given.
    group(
      'torch.jit._pickle',
      'build_intlist build_tensorlist build_doublelist build_boollist restore_type_tag',
      PURE,
    ),
    group('torch torch._C', 'Generator', REFERENCE),
    group(
      'torch torch.nn.functional torch._C._nn torch._C._VariableFunctions torch._C',
      'relu relu6 gelu silu mish elu selu celu leaky_relu tanh sigmoid softmax log_softmax softplus hardswish hardtanh',
      HANDED_ON,
    ),
  ],
};
