/** Vowels of the Latin, Greek and Cyrillic scripts, without their accents. */
const vowel = /[aeiouyæøœαεηιουωаеиоуыэюяіїє]/;
const letter = /\p{L}/u;

/** Consonants that begin a syllable together, in the languages whose words are long: the longest first. */
const onsets =
  "schl schm schn schr schw sch str spr ch ck ph th sh qu st sp kn bl fl gl kl pl br dr fr gr kr pr tr".split(" ");

/**
 * Where a word may go on in the next line, as a number of its characters: before the consonants that begin the last syllable
 * which still fits among the first `most`. A rule of thumb that needs no dictionary, for scripts that write a hyphen there;
 * undefined where the word has no such place in the second half of what fits.
 */
export function syllableBreak(characters: readonly string[], most: number): number | undefined {
  // Accents do not count, and each character stays one.
  const word = characters.map((char) => char.normalize("NFD").charAt(0).toLowerCase());
  const isVowel = (at: number): boolean => vowel.test(word[at] ?? "");
  for (let at = Math.min(most + 4, word.length - 1); at > 0; at--) {
    const before = word[at - 1] ?? "";
    if (!isVowel(at) || isVowel(at - 1) || !letter.test(before)) continue;
    const begins = at - onsetBefore(word.slice(0, at).join(""));
    if (begins > most) continue;
    if (begins * 2 < most) return undefined;
    if (word.slice(0, begins).some((_, i) => isVowel(i))) return begins;
  }
  return undefined;
}

/** How many consonants at the end of a beginning belong to the vowel that follows: at least one. */
const onsetBefore = (beginning: string): number => onsets.find((onset) => beginning.endsWith(onset))?.length ?? 1;
