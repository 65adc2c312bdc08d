import type { Model } from '../../vocabulary.ts';

const TYPED = { origin: 'local', note: 'what the user enters into a window' } as const;

/** wxPython, wx/core.py: controls and dialogs that text is typed into. */
export const model: Model = {
  library: 'wxPython',
  modules: ['wx'],
  aliases: { 'wx.core': 'wx' },
  sources: [
    {
      path: 'wx.{TextCtrl,ComboBox,SearchCtrl,stc.StyledTextCtrl}().{GetValue,GetText,GetLineText,GetStringSelection}()',
      ...TYPED,
    },
    {
      path: 'wx.{TextEntryDialog,PasswordEntryDialog,FileDialog,DirDialog}().{GetValue,GetPath,GetPaths,GetFilename,GetDirectory}()',
      ...TYPED,
    },
    { path: 'wx.{GetTextFromUser,GetPasswordFromUser,FileSelector,DirSelector}()', ...TYPED },
  ],
};
