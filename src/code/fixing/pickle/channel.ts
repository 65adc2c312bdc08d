import type { Channel, End } from '../../payload/channels.ts';
import { refuse } from '../refusal.ts';
import type { Case } from '../repair.ts';
import { checkAlone } from './alone.ts';
import { checkBytes, checkNotReplaced } from './ends.ts';
import { errorsTold, OF_PICKLE } from './errors.ts';
import { checkCallers, handlersAround } from './handlers.ts';
import { checkProcess } from './process.ts';
import { checkEnd } from './rewrite.ts';

/** What has to be so of all ends before their bytes become JSON or the like; gives what handlers around them lean on. */
export function checkChannel(about: Case, channel: Channel): readonly string[] {
  const { engine } = about;
  const { writers, readers } = channel;
  checkNotReplaced(engine);
  for (const end of [...writers, ...readers]) {
    checkEnd(end);
    checkBytes(engine, end);
  }
  for (const end of readers) checkCallers(engine, end);
  return [
    ...checkLife(about, channel),
    ...readers.flatMap((end) => handlersAround(engine.program, end).unless),
    ...errorsTold(engine, OF_PICKLE),
  ];
}

function checkLife(about: Case, channel: Channel): readonly string[] {
  if (channel.life === 'process') return checkProcess(about, channel);
  const [first] = channel.readers as readonly [End];
  if (!channel.key.startsWith('pickle '))
    refuse('stored-data', 'what is stored by it cannot be told from the new form', first);
  for (const end of channel.writers) checkProtocol(end);
  if (channel.life === 'file')
    for (const end of [...channel.writers, ...channel.readers]) checkAlone(about.engine, end);
  return [];
}

/** Protocols 0 and 1 begin with any byte. */
function checkProtocol({ module, node }: End): void {
  const { tree } = module;
  for (let i = 0; i < tree.count(node); i += 1) {
    const item = tree.item(node, i);
    const text = tree.text(item).replace(/^protocol\s*=\s*/, '');
    if (/^(0|1)$/.test(text))
      refuse('stored-data', 'what was stored in protocol 0 or 1 cannot be told from JSON', {
        module,
        node: item,
      });
  }
}
