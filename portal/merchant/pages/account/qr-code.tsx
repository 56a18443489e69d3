import { create } from 'qrcode';

const quietModules = 4;

/** A text as a QR code, with the quiet zone that ISO/IEC 18004 requires. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const side = size + 2 * quietModules;
  const dark = [...data.keys()].filter((at) => data[at]);
  const path = dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('');
  return (
    <svg
      className="account-qr"
      role="img"
      aria-label={name}
      viewBox={`${-quietModules} ${-quietModules} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quietModules} y={-quietModules} width={side} height={side} />
      <path d={path} />
    </svg>
  );
}
