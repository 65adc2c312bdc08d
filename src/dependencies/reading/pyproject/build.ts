import { BUILD } from '../declarations.ts';
import { requirementsOf, type Section } from './section.ts';

/** `[build-system]`: PEP 518. What it asks for runs when the project is installed from source. */
export const build: Section = (root, context) => ({
  requirements: requirementsOf(root.at('build-system')?.at('requires'), BUILD, context),
});
