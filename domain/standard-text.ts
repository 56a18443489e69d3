/**
 * Characters that GBK and GB 18030-2000/2005 had in the private use area, by runs of code points, and what
 * GB 18030-2022 has in their places. The 24 of its table D.1 are among them; the others had a place since 2000.
 */
const runs: readonly (readonly [first: number, standard: string])[] = [
  [0xe78d, '\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19'],
  [0xe7c7, '\u1e3f\u01f9'],
  [0xe7e7, '\u303e\u2ff0\u2ff1\u2ff2\u2ff3\u2ff4\u2ff5\u2ff6\u2ff7\u2ff8\u2ff9\u2ffa\u2ffb'],
  // 0xFE50 to 0xFEA0 of GBK.
  [
    0xe815,
    '⺁\u{20087}\u{20089}\u{200cc}⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧\u{215d7}龸⺪䁖䅟⺮䌷⺳⺶⺷\u{2298f}䎱䎬⺻' +
      '䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺\u{241fe}䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
  ],
];

const standardOf = new Map(
  runs.flatMap(([first, standard]) =>
    [...standard].map((character, index) => [String.fromCharCode(first + index), character] as const),
  ),
);

/** The code points of GB 18030-2022 for those of old GBK systems: 䶮 for U+E863. Nothing else changes. */
export function standardCharacters(text: string): string {
  return privateUse.test(text)
    ? text.replace(oldGbk, (character) => standardOf.get(character) ?? character)
    : text;
}

/**
 * A text of another system as every page, mail and file shows it: in {@link standardCharacters}, and with the number
 * of what no font can draw, `[U+E000]`: private use that is nobody's, and code points without a character.
 */
export function standardText(text: string): string {
  if (usual.test(text)) return text;
  return standardCharacters(text).replace(undrawable, (character) => {
    const number = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return `[U+${number}]`;
  });
}

const privateUse = /[\ue78d-\ue864]/;
const oldGbk = /[\ue78d-\ue864]/g;

/** Blocks without a code point that is not assigned, but for U+FFFD and what {@link isReadable} refuses. */
const usual = /^[\0-\u036f\u2000-\u2063\u3001-\u303f\u3400-\u9fff\uff01-\uff5e\ufffd-\uffff]*$/;
const undrawable = /(?![\ufffe\uffff])[\p{Co}\p{Cn}]/gu;
