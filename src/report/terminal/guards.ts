import type { GuardedChannel, GuardPlace, ProjectGuards, SandboxLine, Unguarded } from '../guards.ts';
import { counted } from '../words.ts';
import { incompleteSections } from './incomplete.ts';
import { headline, labelled } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Line, solid, span } from './text.ts';

/** Every channel with its guard, what has none, and how to run what stays in a sandbox. */
export function guardsLines(pen: Pen, guards: ProjectGuards): Line[] {
  const { channels, unguarded, sandbox, incomplete, files } = guards;
  if (channels.length + unguarded.length === 0)
    return [
      [span('No pickles are read in this project.')],
      ...incompleteSections(pen, incomplete).flatMap((lines) => [[], ...lines]),
    ];
  return [
    ...channels.flatMap((channel) => [...channelLines(pen, channel), []]),
    ...(unguarded.length > 0 ? [...unguardedLines(pen, unguarded), []] : []),
    ...sandbox.flatMap((line) => [...sandboxLines(pen, line), []]),
    ...incompleteSections(pen, incomplete).flatMap((lines) => [...lines, []]),
    [
      span(`${counted(files.length, 'file')}: `),
      files.length > 0 ? solid('wherefrom guard --output FOLDER', 'strong') : span('nothing to write'),
      ...(files.length > 0 ? [span(' writes them')] : []),
    ],
  ];
}

function channelLines(pen: Pen, channel: GuardedChannel): Line[] {
  const { name, holds, names, unknown, loader, refused, validator, style, instead, inspected } = channel;
  const isClosed = loader !== undefined && unknown.length === 0;
  return [
    ...headline(
      pen,
      loader === undefined ? 'none' : isClosed ? 'closed' : 'partly',
      isClosed ? 'good' : 'medium',
      [span(pen.exact(name), 'strong')],
    ),
    ...places(pen, 'writes', channel.writers),
    ...places(pen, 'reads', channel.readers),
    ...labelled(pen, 'holds', [span(pen.prose(holds))]),
    ...(inspected.length > 0 ? labelled(pen, 'files', [span(pen.exact(inspected.join(', ')))]) : []),
    ...labelled(
      pen,
      'loader',
      loader === undefined
        ? [span(pen.prose(refused ?? ''), 'medium')]
        : [
            solid(pen.exact(loader), 'name'),
            span(`  admits ${names.length === 0 ? 'no names' : pen.exact(names.join(', '))}`),
          ],
    ),
    ...(validator === undefined
      ? []
      : labelled(pen, 'check', [
          solid(pen.exact(validator), 'name'),
          span(`  ${style}${instead === undefined ? '' : `: ${pen.prose(instead)}`}`),
        ])),
    ...unknown.flatMap(({ path, line, reason }) =>
      labelled(pen, 'gap', [span(`${pen.prose(reason)}  `), placeLink(pen, path, line)], 'medium'),
    ),
  ];
}

function places(pen: Pen, label: string, list: readonly GuardPlace[]): Line[] {
  return list.flatMap(({ path, line }, i) =>
    labelled(pen, i === 0 ? label : '', [placeLink(pen, path, line)]),
  );
}

function unguardedLines(pen: Pen, unguarded: readonly Unguarded[]): Line[] {
  const [first] = unguarded as [Unguarded];
  return [
    ...headline(pen, 'none', 'medium', [
      span(`${counted(unguarded.length, 'call')} without a guard`, 'strong'),
    ]),
    ...unguarded.flatMap(({ path, line, callee }, i) =>
      labelled(pen, i === 0 ? 'reads' : '', [placeLink(pen, path, line), span(`  ${pen.exact(callee)}`)]),
    ),
    ...labelled(pen, 'why', [span(pen.prose(first.reason))]),
  ];
}

function sandboxLines(pen: Pen, { tool, command, stops, allows }: SandboxLine): Line[] {
  return [
    [span(tool, 'strong')],
    [span('  '), solid(pen.exact(command))],
    ...labelled(pen, 'stops', [span(pen.prose(stops.join(', ')))]),
    ...labelled(pen, 'leaves', [span(pen.prose(allows.join(', ')))]),
  ];
}
