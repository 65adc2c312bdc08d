import type { Pattern } from '../matching/pattern.ts';
import { calledName } from '../matching/within.ts';
import { intern } from '../python/names.ts';
import { Kind } from '../python/nodes.ts';

const BLOCKING =
  /^(time\.sleep|requests\.(get|post|put|patch|delete|head|options|request)|urllib\.request\.urlopen|subprocess\.(run|call|check_call|check_output)|os\.system|socket\.create_connection)$/;

/** A call that waits, written by its full name in the body of a coroutine itself. */
export const pattern: Pattern = {
  rule: 'concurrency/blocking-call',
  calls: [
    'sleep',
    'get',
    'post',
    'put',
    'patch',
    'delete',
    'head',
    'options',
    'request',
    'urlopen',
    'run',
    'call',
    'check_call',
    'check_output',
    'system',
    'create_connection',
  ],
  look: ({ tree, node, module, program }) => {
    const name = calledName(tree, node);
    if (!BLOCKING.test(name)) return undefined;
    const scope = program.enclosingScope(module, node);
    const isBound = scope.bound.has(intern(name.split('.')[0] as string));
    return tree.kind(scope.node) === Kind.AsyncFunctionDef && !isBound ? { what: name } : undefined;
  },
};
