import type { Model } from '../../vocabulary.ts';

const TYPED = { origin: 'local', note: 'what the user enters into a window' } as const;

/** Qt by its bindings for Python, and by what stands for all of them: PyQt, PySide, QtPy, AnyQt. */
export const model: Model = {
  library: 'Qt',
  modules: ['PyQt4', 'PyQt5', 'PyQt6', 'PySide', 'PySide2', 'PySide6', 'qtpy', 'AnyQt'],
  aliases: {
    '{PyQt4,PyQt6,PySide,PySide2,PySide6,qtpy,AnyQt}': 'PyQt5',
    // Qt 4 has its widgets among what draws.
    'PyQt5.QtGui': 'PyQt5.QtWidgets',
    'PyQt5.QtWidgets.QGuiApplication': 'PyQt5.QtWidgets.QApplication',
  },
  sources: [
    { path: 'PyQt5.QtWidgets.QLineEdit().{text,displayText,selectedText}()', ...TYPED },
    { path: 'PyQt5.QtWidgets.{QTextEdit,QPlainTextEdit}().{toPlainText,toHtml,toMarkdown}()', ...TYPED },
    { path: 'PyQt5.QtWidgets.QInputDialog.{getText,getMultiLineText}()', ...TYPED },
    {
      path: 'PyQt5.QtWidgets.QFileDialog.{getOpenFileName,getOpenFileNames,getSaveFileName,getExistingDirectory}()',
      ...TYPED,
    },
    {
      path: 'PyQt5.QtWidgets.QApplication.clipboard().{text,mimeData}()',
      origin: 'local',
      note: 'the clipboard',
    },
    { path: 'PyQt5.QtCore.QSettings().value()', origin: 'file', note: 'a configuration file' },
  ],
};
