/** Core metadata (METADATA, PKG-INFO): headers as in mail, the last of which a description may follow. */
import type { SourceText } from './declarations.ts';

export interface MetadataField {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly line: number;
  /** Of the value, from 1. */
  readonly column: number;
}

export interface CoreMetadata {
  readonly fields: readonly MetadataField[];
  /** The first line that is no header. */
  readonly fault: number | undefined;
}

/** The headers; folded values are joined. What follows the first empty line is text for people. */
export function readCoreMetadata({ text }: SourceText): CoreMetadata {
  const fields: MetadataField[] = [];
  let fault: number | undefined;
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line === '') break;
    const header = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
    const last = fields.at(-1);
    if (header && !/^[ \t]/.test(line)) {
      const [, name = '', value = ''] = header;
      fields.push({ name: name.toLowerCase(), value, line: i + 1, column: line.length - value.length + 1 });
    } else if (/^[ \t]/.test(line) && last) {
      fields[fields.length - 1] = { ...last, value: `${last.value}\n${line.trim()}` };
    } else fault ??= i + 1;
  }
  return { fields, fault };
}

export function fieldOf({ fields }: CoreMetadata, name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value.trim() || undefined;
}

export function fieldsOf({ fields }: CoreMetadata, name: string): MetadataField[] {
  return fields.filter((field) => field.name === name);
}
