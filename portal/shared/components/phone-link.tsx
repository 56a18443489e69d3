/** A number to be called by a tap. */
export function PhoneLink({ number }: { number: string }) {
  return (
    <a className="number phone-link" href={`tel:${number}`}>
      {number}
    </a>
  );
}
