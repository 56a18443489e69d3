/** Escaped markup. Only `html` creates it, so that no text gets in unescaped. */
export class Html {
  readonly markup: string;

  private constructor(markup: string) {
    this.markup = markup;
  }

  /** For `html` alone. */
  static join(strings: readonly string[], values: readonly HtmlValue[]): Html {
    // The indentation of our own files is not worth sending; what stands in values stays.
    const own = strings.map((text) => text.replace(/\s*\n\s*/g, '\n'));
    return new Html(
      own.map((text, index) => text + (index < values.length ? markupOf(values[index]!) : '')).join(''),
    );
  }
}

type HtmlValue = string | number | Html | readonly Html[];

/** Markup with values in it: `html\`<p>${name}</p>\``. Text is escaped, markup made by `html` stays. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return Html.join(strings, values);
}

function markupOf(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  return typeof value === 'object' ? value.map(markupOf).join('') : escape(String(value));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
