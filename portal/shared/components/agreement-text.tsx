import type { Terms } from '../terms/use-current-terms.ts';

/** The published agreement. Blank lines separate sections; a section's first line is its heading, unless numbered. */
export function AgreementText({ terms }: { terms: Pick<Terms, 'body' | 'locale'> }) {
  return (
    <div className="agreement-text" lang={terms.locale}>
      {terms.body.split(/\n{2,}/).map((section) => {
        const lines = section.split('\n');
        const isHeaded = lines.length > 1 && !/^\d+\.\d/.test(lines[0]!);
        return (
          <section key={section}>
            {isHeaded && <h3>{lines[0]}</h3>}
            {lines.slice(isHeaded ? 1 : 0).map((clause) => (
              <p key={clause}>{clause}</p>
            ))}
          </section>
        );
      })}
    </div>
  );
}
