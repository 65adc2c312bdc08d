/** What file names tell; content decides, names only say what would be missed. */

/** Text that people write, which is not even opened: whoever loads a pickle from such a file says so in the code. */
const SOURCES = new Set(
  `py pyi pyx pxd pxi ipynb c h cc cpp cxx hpp hh cu cuh rs go java kt js mjs cjs ts tsx jsx vue css scss less html htm
   svg md rst toml cfg ini sh bash zsh bat ps1 rb pl php lua r jl sql proto graphql po pot lock gitignore gitattributes
   editorconfig dockerfile makefile cmake nix tf`.split(/\s+/),
);

/** Names of artifacts: what they hold and nobody recognises cannot be passed over. */
const ARTIFACTS = new Set('pkl pickle pck pcl joblib npy npz pt ckpt dill cloudpickle pth'.split(' '));

/** Names that artifacts share with others: passed over if it is text. */
const PERHAPS = new Set('bin model sav p pk'.split(' '));

function extension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1);
}

export function isSourceName(path: string): boolean {
  return SOURCES.has(extension(path));
}

/** True if the name promises an artifact, and the content is none that is known. */
export function isArtifactName(path: string, head: Uint8Array): boolean {
  const named = extension(path);
  // `.pth` is also the name of Python's own path files.
  if (named === 'pth') return !isText(head);
  return ARTIFACTS.has(named) || (PERHAPS.has(named) && !isText(head));
}

/** No NUL byte and hardly any control characters. */
export function isText(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      controls += 1;
  }
  return controls * 100 <= head.length && isUtf8(head);
}

/** The last character may be cut off. */
function isUtf8(head: Uint8Array): boolean {
  for (let cut = 0; cut < 4 && cut <= head.length; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {
      // Perhaps one byte less.
    }
  }
  return false;
}
