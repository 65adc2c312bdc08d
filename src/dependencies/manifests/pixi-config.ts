import type { Manifest, TrustSetting } from '../reading/declarations.ts';
import { readToml } from '../reading/toml.ts';

/** Pixi's settings for one project; keys are written with `-`, formerly with `_`. */
export const manifest: Manifest = {
  name: 'pixi configuration',
  kind: 'settings',
  paths: [/(?:^|\/)\.pixi\/config\.toml$/],
  read(file, context) {
    const root = readToml(file, context);
    const pypi = root?.at('pypi-config') ?? root?.at('pypi_config');
    const off = root?.at('tls-no-verify') ?? root?.at('tls_no_verify');
    const hosts = pypi?.at('allow-insecure-host')?.items() ?? [];
    return {
      trust: [
        ...(off?.flag() === true
          ? [{ kind: 'unverified', tool: 'pixi', url: undefined, location: off.location } as const]
          : []),
        ...hosts.flatMap((node): TrustSetting[] => {
          const host = node.text();
          return host === undefined
            ? []
            : [{ kind: 'trusted-host', tool: 'pixi', host, location: node.location }];
        }),
      ],
    };
  },
};
