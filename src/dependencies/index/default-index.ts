/** By itself, so that the library is loaded only where nothing names an index. */
import { PackageURL, UrlConverter } from '@socketregistry/packageurl-js';

/** As the purl specification's own data has it. */
export function defaultIndex(): string {
  const address = UrlConverter.toDownloadUrl(PackageURL.fromString('pkg:pypi/name@1'))?.url ?? '';
  return address.replace(/\/name\/?$/, '');
}
