import type { Model } from '../../vocabulary.ts';

const TYPED = { origin: 'local', note: 'what the user types' } as const;

/** What a person types into a terminal: urwid/widget/edit.py, urwid_readline; prompt_toolkit/shortcuts, application, buffer.py. */
export const model: Model = {
  library: 'urwid and prompt_toolkit',
  modules: ['urwid', 'urwid_readline', 'prompt_toolkit'],
  aliases: {
    'urwid_readline.ReadlineEdit': 'urwid.Edit',
    'urwid.{widget.Edit,widget.edit.Edit}': 'urwid.Edit',
    'prompt_toolkit.{shortcuts,shortcuts.prompt}.prompt': 'prompt_toolkit.prompt',
    'prompt_toolkit.{shortcuts,shortcuts.prompt}.PromptSession': 'prompt_toolkit.PromptSession',
    'prompt_toolkit.{application.application,application,shortcuts}.Application':
      'prompt_toolkit.Application',
    'prompt_toolkit.{buffer.Buffer,widgets.TextArea().buffer}': 'prompt_toolkit.Buffer',
  },
  types: { 'prompt_toolkit.application.{get_app,current.get_app}()': 'prompt_toolkit.Application()' },
  sources: [
    { path: 'urwid.Edit().{get_edit_text(),edit_text,text}', ...TYPED },
    { path: 'prompt_toolkit.{prompt,PromptSession().prompt,PromptSession().prompt_async}()', ...TYPED },
    { path: 'prompt_toolkit.Application().{run,run_async}()', ...TYPED },
    { path: 'prompt_toolkit.Application().current_buffer.{text,document}', ...TYPED },
    { path: 'prompt_toolkit.shortcuts.{input_dialog,radiolist_dialog}().run()', ...TYPED },
  ],
};
