/** By which names archives that may hold packages are known. */

export const ZIP = /\.(?:whl|egg|pex|pyzw?|shiv|zip)$/i;
export const TAR = /\.(?:tar|tgz|tar\.(?:gz|zst|xz|bz2))$/i;
/** The file by which a folder is a layout of images. */
export const LAYOUT = /(?:^|\/)oci-layout$/;

export function mayHoldPackages(path: string): boolean {
  return ZIP.test(path) || TAR.test(path) || LAYOUT.test(path);
}
