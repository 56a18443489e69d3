/** An agreement's text as it was published: a block for each section, its first line the heading. */
export function TermsText({ body }: { body: string }) {
  return body.split(/\n{2,}/).map((section) => {
    const lines = section.split('\n');
    const isHeaded = lines.length > 1 && !/^\d+\.\d/.test(lines[0]!);
    return (
      <section key={section}>
        {isHeaded && <h3>{lines[0]}</h3>}
        {lines.slice(isHeaded ? 1 : 0).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
    );
  });
}
