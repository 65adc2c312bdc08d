import { targetName } from '../flow/ask/written.ts';
import type { Pattern, Sight } from '../matching/pattern.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';

/** `app.debug = True`, `app.config["DEBUG"] = True` of Flask, `DEBUG = True` in the settings of Django. */
export const pattern: Pattern = {
  rule: 'web/debug-mode',
  kinds: [Kind.Assign],
  look: (sight) => {
    const { tree, node } = sight;
    if (tree.kind(tree.child(node, Field.Assign.value)) !== Kind.True) return undefined;
    const target = tree.item(node, 0);
    const isOn = isAttribute(sight, target) || isSetting(sight, target);
    return isOn ? { what: tree.text(target) } : undefined;
  },
};

function isAttribute({ tree, module }: Sight, target: number): boolean {
  if (!FLASK.some((name) => module.written.has(name))) return false;
  return /(^|[._])app(lication)?\.(debug|config\[["']DEBUG["']\])$/.test(tree.text(target));
}

/** At the top of a file that also lists the applications; one that is called after a developer's machine is meant so. */
function isSetting({ tree, module, program, node }: Sight, target: number): boolean {
  if (![...targetName(tree, target)].includes('DEBUG') || tree.kind(target) !== Kind.Name) return false;
  if (!LISTED.some((name) => module.written.has(name)) || MEANT.test(module.path)) return false;
  const block = tree.parent(node);
  const around = tree.kind(block) === Kind.Block ? tree.parent(block) : block;
  return program.enclosingScope(module, node).sort === 'module' && tree.kind(around) !== Kind.If;
}

const FLASK = ['flask', 'Flask', 'quart'].map(intern);
const LISTED = ['INSTALLED_APPS', 'MIDDLEWARE', 'ROOT_URLCONF'].map(intern);
const MEANT =
  /(^|[/_.-])(dev|devel|development|debug|local|test|tests|testing|example|examples|demo|ci)([/_.-]|$)/i;
