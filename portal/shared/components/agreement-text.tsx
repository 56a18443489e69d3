import type { Terms } from '../terms/use-current-terms.ts';

/** The agreement as it was published: a section begins after a blank line, and its first line is its heading. */
export function AgreementText({ terms }: { terms: Pick<Terms, 'body' | 'locale'> }) {
  return (
    <div className="agreement-text" lang={terms.locale}>
      {terms.body.split(/\n{2,}/).map((section) => {
        const [heading, ...clauses] = section.split('\n');
        return (
          <section key={heading}>
            <h3>{heading}</h3>
            {clauses.map((clause) => (
              <p key={clause}>{clause}</p>
            ))}
          </section>
        );
      })}
    </div>
  );
}
