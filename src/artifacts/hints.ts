/** What file names tell; content decides, names only say what would be missed. */
import { isText } from './inspection/content.ts';

/** Text that people write, which is not even opened: whoever loads a pickle from such a file says so in the code. */
const SOURCES = new Set(
  `py pyi pyx pxd pxi ipynb c h cc cpp cxx hpp hh cu cuh rs go java kt js mjs cjs ts tsx jsx vue css scss less html htm
   svg md rst sh bash zsh bat ps1 rb pl php lua r jl sql proto graphql po pot lock gitignore gitattributes
   editorconfig dockerfile makefile cmake nix tf`.split(/\s+/),
);

/** Names of artifacts: what they hold and nobody recognises cannot be passed over. */
const ARTIFACTS = new Set(
  'pkl pickle pck pcl joblib npy npz pt ckpt dill cloudpickle pth safetensors gguf keras skops'.split(' '),
);

/** Names that artifacts share with text: templates, Python's own path files. */
const SHARED_WITH_TEXT = new Set('pt pth ckpt'.split(' '));

/** Names under which large files are kept elsewhere. */
const KEPT_ELSEWHERE = new Set(
  'bin model sav p pk onnx safetensors gguf h5 hdf5 keras zip gz 7z tar'.split(' '),
);
const LFS_POINTER = 'version https://git-lfs.github.com/spec/v1\n';

function extension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1);
}

export function isSourceName(path: string): boolean {
  return SOURCES.has(extension(path));
}

/** Suffixes of compressed and encrypted files, also of kinds that are not read; what they hold is named in front. */
const PACKED =
  /\.(gz|gzip|z|zst|bz2|xz|lzma|lz4|br|brotli|sz|snappy|lz|lzo|lrz|zz|enc|gpg|pgp|asc|age|aes|crypt|p7m)$/i;

/** True if the name promises an artifact; asked where the content is none that is known. */
export function isArtifactName(path: string, head: Uint8Array): boolean {
  const named = extension(path.replace(PACKED, ''));
  if (isLfsPointer(head)) return ARTIFACTS.has(named) || KEPT_ELSEWHERE.has(named);
  return ARTIFACTS.has(named) && !(SHARED_WITH_TEXT.has(named) && isText(head));
}

/** A few lines of text in the place of a file that Git keeps elsewhere. */
export function isLfsPointer(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, LFS_POINTER.length)).toString('latin1') === LFS_POINTER;
}
