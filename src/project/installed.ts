/**
 * What an installer makes of a project besides its modules: a command, or something that other programs look for by
 * its group (PyPA specifications, "Entry points").
 */
export interface InstalledEntry {
  /** `console_scripts` and `gui_scripts` are commands; every other group is a plug-in of some program. */
  readonly group: string;
  readonly name: string;
  /** Dotted name of the module. */
  readonly module: string;
  /** Dotted name of what is called in it; undefined where the module itself is meant. */
  readonly attribute: string | undefined;
}

export const CONSOLE_SCRIPTS = 'console_scripts';
export const GUI_SCRIPTS = 'gui_scripts';

/** `package.module:function [extra]`; undefined for what is none, and for names that are still to be filled in. */
export function installedEntry(group: string, name: string, reference: string): InstalledEntry | undefined {
  const match = /^\s*([\w.]+)(?:\s*:\s*([\w.]+))?\s*(?:\[[^\]]*\]\s*)?$/.exec(reference);
  return match && !/[%{}]/.test(name)
    ? { group, name: name.trim(), module: match[1] as string, attribute: match[2] }
    : undefined;
}
