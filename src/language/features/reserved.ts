/** The words that the parser keeps for itself (language.md, *Lexical*); as names they may need `^` before them. */
export const reserved: ReadonlySet<string> = new Set(
  (
    "import map note link actor cost interface data format phase process by via is reads writes effort wait runs purpose " +
    "measured estimated decision start end target change remove extend questionnaire group question platform rate answer " +
    "none view"
  ).split(" "),
);
