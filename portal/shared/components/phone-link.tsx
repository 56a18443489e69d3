/** A phone number to call with a tap. */
export function PhoneLink({ number }: { number: string }) {
  return (
    <a className="number phone-link" href={`tel:${number}`}>
      {number}
    </a>
  );
}
