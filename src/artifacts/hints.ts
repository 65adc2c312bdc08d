/** What file names tell; content decides, names only say what would be missed. */
import { isText } from './inspection/content.ts';
import { ARTIFACTS, extension } from './inspection/names.ts';

/** Names that artifacts share with text: templates, Python's own path files. */
const SHARED_WITH_TEXT = new Set('pt pth ckpt'.split(' '));

/** Names under which large files are kept elsewhere. */
const KEPT_ELSEWHERE = new Set(
  'bin model sav p pk onnx safetensors gguf h5 hdf5 keras zip gz 7z tar'.split(' '),
);
const LFS_POINTER = 'version https://git-lfs.github.com/spec/v1\n';

/** Suffixes of compressed and encrypted files, also of kinds that are not read; what they hold is named in front. */
const PACKED =
  /\.(gz|gzip|z|zst|bz2|xz|lzma|lz4|br|brotli|sz|snappy|lz|lzo|lrz|zz|enc|gpg|pgp|asc|age|aes|crypt|p7m)$/i;

/** `model.pkl.blosc`: whatever was done to it, it was an artifact; a text beside it is about it. */
function isNamedFirst(path: string): boolean {
  const [, ...suffixes] = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .split('.');
  return suffixes.slice(0, -1).some((suffix) => ARTIFACTS.has(suffix));
}

/** True if the name promises an artifact; asked where the content is none that is known. */
export function isArtifactName(path: string, head: Uint8Array): boolean {
  const named = extension(path.replace(PACKED, ''));
  if (isLfsPointer(head)) return ARTIFACTS.has(named) || KEPT_ELSEWHERE.has(named);
  if (ARTIFACTS.has(named)) return !(SHARED_WITH_TEXT.has(named) && isText(head));
  return head.length > 0 && isNamedFirst(path) && !isText(head);
}

/** A few lines of text in the place of a file that Git keeps elsewhere. */
export function isLfsPointer(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, LFS_POINTER.length)).toString('latin1') === LFS_POINTER;
}
