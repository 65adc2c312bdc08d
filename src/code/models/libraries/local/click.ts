import { ALL_LOCAL } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const COMMAND = { ctx: {}, context: {}, ...ALL_LOCAL } as const;

/** src/click/decorators.py, core.py, termui.py; typer/main.py; packages that wrap click under the same names. */
export const model: Model = {
  library: 'Click and Typer',
  modules: ['click', 'typer', 'rich_click', 'asyncclick', 'cloup'],
  aliases: {
    '{rich_click,asyncclick,cloup}': 'click',
    'click.{core.Group,MultiCommand,CommandCollection}': 'click.Group',
  },
  types: { 'click.group()': 'click.Group()', 'click.group()()': 'click.Group()' },
  sources: [
    {
      path: 'click.{prompt,getchar,edit,get_text_stream,get_binary_stream}()',
      origin: 'local',
      note: 'standard input',
    },
    { path: 'click.{get_current_context(),Context()}', origin: 'local', note: 'the command line' },
    { path: 'typer.{FileText,FileBinaryRead}()', origin: 'file', note: 'a file' },
    { path: 'typer.{prompt}()', origin: 'local', note: 'standard input' },
  ],
  entries: [
    { kind: 'command', decorator: 'click.{command,command()}', parameters: COMMAND, name: '0:name' },
    { kind: 'command', decorator: 'click.{group,group()}', parameters: COMMAND, name: '0:name' },
    {
      kind: 'command',
      decorator: 'click.Group().{command,command(),group,group()}',
      parameters: COMMAND,
      name: '0:name',
    },
    {
      kind: 'command',
      decorator: 'typer.Typer().command()',
      parameters: COMMAND,
      name: '0:name',
    },
    { kind: 'command', decorator: 'typer.Typer().callback()', parameters: COMMAND },
    { kind: 'command', call: 'typer.run', argument: '0:function', parameters: COMMAND },
    {
      kind: 'command',
      call: 'click.{option,argument}',
      argument: 'callback',
      parameters: { '0': {}, '1': {}, '2': { origin: 'local' } },
      name: '0',
    },
    {
      kind: 'command',
      base: 'click.ParamType',
      methods: ['convert'],
      parameters: { '0': { origin: 'local' } },
    },
  ],
};
