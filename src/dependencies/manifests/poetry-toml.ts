import type { Manifest } from '../reading/declarations.ts';
import { isOff } from '../reading/switches.ts';
import { readToml } from '../reading/toml.ts';

/** poetry.toml: Poetry's own configuration for the project. */
export const manifest: Manifest = {
  name: 'poetry.toml',
  kind: 'settings',
  paths: [/(?:^|\/)poetry\.toml$/],
  read(file, context) {
    const certificates = readToml(file, context)?.at('certificates')?.entries() ?? [];
    return {
      trust: certificates.flatMap(([name, table]) => {
        const certificate = table.at('cert');
        if (!certificate || !isOff(certificate.value)) return [];
        return { kind: 'unverified', tool: 'poetry', url: undefined, name, location: certificate.location };
      }),
    };
  },
};
