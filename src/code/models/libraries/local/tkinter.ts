import type { Model } from '../../vocabulary.ts';

const TYPED = { origin: 'local', note: 'what the user enters into a window' } as const;

/** Lib/tkinter/__init__.py, ttk.py, simpledialog.py, filedialog.py, and what they are called in Python 2. */
export const model: Model = {
  library: 'tkinter',
  modules: ['tkinter', 'Tkinter', 'tkFileDialog', 'tkSimpleDialog', 'ttk', 'customtkinter'],
  aliases: {
    '{Tkinter,customtkinter}': 'tkinter',
    ttk: 'tkinter.ttk',
    tkFileDialog: 'tkinter.filedialog',
    tkSimpleDialog: 'tkinter.simpledialog',
    'tkinter.ttk.{Entry,Spinbox}': 'tkinter.Entry',
    'tkinter.{CTkEntry,CTkComboBox,CTkTextbox,ttk.Combobox,Spinbox,Text,scrolledtext.ScrolledText}':
      'tkinter.Entry',
  },
  sources: [
    { path: 'tkinter.{Entry,StringVar}().get()', ...TYPED },
    { path: 'tkinter.*().{clipboard_get,selection_get}()', origin: 'local', note: 'the clipboard' },
    { path: 'tkinter.simpledialog.{askstring,askinteger,askfloat}()', ...TYPED },
    {
      path: 'tkinter.filedialog.{askopenfilename,askopenfilenames,asksaveasfilename,askdirectory}()',
      ...TYPED,
    },
    { path: 'tkinter.filedialog.{askopenfile,askopenfiles}()', origin: 'file', note: 'a file' },
  ],
};
