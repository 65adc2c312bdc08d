/** What the names of files tell of texts. */

/** Text that people write, which is not even opened: whoever loads a pickle from such a file says so in the code. */
const SOURCES = new Set(
  `py pyi pyx pxd pxi ipynb c h cc cpp cxx hpp hh cu cuh rs go java kt js mjs cjs ts tsx jsx vue css scss less html htm
   svg md rst sh bash zsh bat ps1 rb pl php lua r jl sql proto graphql po pot lock gitignore gitattributes
   editorconfig dockerfile makefile cmake nix tf`.split(/\s+/),
);

/** Names of artifacts: what they hold and nobody recognises cannot be passed over. */
export const ARTIFACTS = new Set(
  'pkl pickle pck pcl joblib npy npz pt ckpt dill cloudpickle pth safetensors gguf keras skops'.split(' '),
);

/** In lower case; of a name without a dot the name. */
export function extension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1);
}

export function isSourceName(path: string): boolean {
  return SOURCES.has(extension(path));
}

/** What programs write has a suffix, and none of a source; what is called an artifact is one, or nothing that is known. */
export function isDocumentName(path: string): boolean {
  const named = extension(path);
  return path.includes('.') && !SOURCES.has(named) && !ARTIFACTS.has(named);
}
