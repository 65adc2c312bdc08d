import type { Model } from '../../vocabulary.ts';

/** Decompressors outside of the standard library, whose own ones pass on what they are given. */
export const model: Model = {
  library: 'compression',
  modules: ['lz4', 'zstandard', 'zstd', 'pyzstd', 'snappy', 'brotli', 'blosc', 'blosc2', 'isal', 'six'],
  propagators: [
    { call: 'lz4.{frame,block}.decompress', from: '0' },
    { call: 'lz4.frame.{open,LZ4FrameFile}', from: '0', gives: 'file' },
    {
      call: 'zstandard.{decompress,ZstdDecompressor().decompress,ZstdDecompressor().stream_reader}',
      from: '0',
    },
    { call: '{zstd,pyzstd,snappy,brotli,blosc,blosc2}.{decompress,uncompress}', from: '0' },
    { call: 'isal.{igzip,isal_zlib}.decompress', from: '0' },
    { call: 'six.{ensure_binary,ensure_str,ensure_text,b,u,text_type,binary_type}', from: '0' },
  ],
};
