import { tokens } from './tokens.ts';

/** The design tokens as CSS custom properties, by name: `--color-accent-dark`. */
export const customProperties: ReadonlyMap<string, string> = new Map(
  Object.entries(tokens).flatMap(([group, values]) =>
    Object.entries(values).map(([name, value]) => [`--${group}-${kebabCase(name)}`, value] as const),
  ),
);

/** A style sheet that defines them. Before Chrome 122 and Safari 17.4 a dialog's backdrop inherits none from the root. */
export function tokenStyles(): string {
  const lines = [...customProperties].map(([name, value]) => `  ${name}: ${value};`);
  return [':root,', '::backdrop {', ...lines, '}', ''].join('\n');
}

/**
 * Replaces `var(--…)` by its value, for files that work without the style sheet.
 *
 * @throws Error for an unknown custom property
 */
export function inlineTokens(text: string): string {
  return text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = customProperties.get(name);
    if (value === undefined) throw new Error(`There is no design token ${name}`);
    return value;
  });
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
