/** Whether the grammar calls a word what the server colours it as. */

/** What the grammar may call a word that the server colours so: by what it declares, or as a mere use of a name. */
const grammarFor: Readonly<Record<string, RegExp>> = {
  function: /entity\.name\.function/,
  namespace: /entity\.name\.(?:namespace|section|type\.phase)/,
  class: /entity\.name\.type/,
  interface: /entity\.name\.type/,
  struct: /entity\.name\.type/,
  type: /entity\.name\.(?:type|section|namespace)/,
  enum: /entity\.name\.(?:type|section|namespace)/,
  enumMember: /entity\.name\.(?:type|constant|tag|function|variable)|constant\.language\.level|constant\.other/,
};
const use = /variable\.other\.reference/;

/** True where a word that the server colours as a `type` bears scopes of the grammar that mean the same. */
export function fits(type: string, declares: boolean, scopes: string | undefined): boolean {
  if (scopes === undefined) return false;
  return declares || /level/.test(scopes) ? (grammarFor[type]?.test(scopes) ?? false) : use.test(scopes);
}
