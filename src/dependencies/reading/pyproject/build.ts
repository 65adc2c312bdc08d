import { BUILD } from '../declarations.ts';
import { requirementsOf, type Section } from './section.ts';

/** `[build-system]`: PEP 518. What it asks for runs when the project is installed from source. */
export const build: Section = (root, context) => {
  const table = root.at('build-system');
  const own = table?.at('backend-path');
  return {
    requirements: requirementsOf(table?.at('requires'), BUILD, context),
    trust: own
      ? [
          {
            kind: 'own-backend',
            tool: 'pip',
            backend: table?.at('build-backend')?.text() ?? 'setuptools',
            location: own.location,
          },
        ]
      : [],
  };
};
