import { visible, visibleProse } from '../terminal/visible.ts';

/** HTML that may be written as it is; made by {@link html} alone, which escapes whatever is put into it. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | false | null | undefined | readonly Part[];

/** Text in `${…}` is escaped and made visible; markup, lists of it and nothing are kept as they are. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.reduce((all, text, i) => all + (i > 0 ? partText(parts[i - 1]) : '') + text, '') };
}

function partText(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (typeof part === 'string') return escaped(visibleProse(part, true));
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(partText).join('');
}

/** Source as it stands, tabs included, with what cannot be seen made visible. */
export function code(text: string): Markup {
  return {
    markup: text
      .split('\t')
      .map((piece) => escaped(visible(piece, true)))
      .join('    '),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** Sentences with `code` in backticks. */
export function prose(text: string): Markup {
  const parts = text.split(/`([^`]+)`/);
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
