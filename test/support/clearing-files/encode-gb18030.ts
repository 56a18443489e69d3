const decoder = new TextDecoder('gb18030');
let twoBytes: Map<string, number> | undefined;

/** Text as GB18030 bytes; Node decodes it, but encodes UTF-8 only. */
export function encodeGb18030(text: string): Buffer {
  twoBytes ??= readTable();
  return Buffer.concat([...text].map(encodeCharacter));
}

function encodeCharacter(character: string): Buffer {
  const point = character.codePointAt(0)!;
  if (point < 0x80) return Buffer.from([point]);
  const pair = twoBytes!.get(character);
  if (pair !== undefined) return Buffer.from([pair >> 8, pair & 0xff]);
  if (point < 0x10000) throw new RangeError(`U+${point.toString(16)} takes a table of four bytes`);
  const index = point - 0x10000 + 189_000;
  return Buffer.from([
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ]);
}

function readTable(): Map<string, number> {
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Buffer.from([lead, trail]));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, (lead << 8) | trail);
    }
  }
  return table;
}
