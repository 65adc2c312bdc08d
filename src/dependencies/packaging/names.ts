const VALID = /^(?:[a-z0-9]|[a-z0-9][a-z0-9._-]*[a-z0-9])$/i;

/** The name that all spellings of one project or extra share: `Zope.Interface` is `zope-interface` (PEP 503, PEP 685). */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Whether a project or extra can have this name (core metadata specification, `Name`). */
export function isValidName(name: string): boolean {
  return VALID.test(name);
}
