/** The maps that people begin with. Both are checked by a test: they parse, and are formatted as the formatter would. */

/** A map of one phase to write on from. */
export function emptyMap(title: string): string {
  return `map ${quoted(title)} {
  currency EUR
}

actor ds "Data scientist"

start begin "Request"
end   done  "In use"

phase build "Build the model" {
  process collect "Collect data"   by ds is manual
  process train   "Train"          by ds is non-repeatable
  process report  "Report results" by ds is manual
}

begin -> collect -> train -> report -> done
`;
}

/** A small example for an empty preview. */
export function exampleMap({ withTitle }: { withTitle: boolean }): string {
  const title = withTitle ? 'map "From data to a deployed model"\n\n' : "";
  return `${title}actor analyst  "Data analyst"
actor engineer "ML engineer"

process collect "Collect data"  by analyst is semi-automated
process label   "Label"         by analyst is manual
process train   "Train"         by engineer is non-repeatable
process deploy  "Deploy"        by engineer is automated
process monitor "Monitor drift" by engineer is absent

collect -> label -> train -> deploy -> monitor
monitor -> collect "drift"
`;
}

/** Text as the language writes it: in `"`, or in `'` where it holds `"` itself. */
function quoted(text: string): string {
  const line = text
    .trim()
    .replaceAll("\\", "\\\\")
    .replaceAll(/[\r\n]+/g, " ");
  return line.includes('"') ? `'${line.replaceAll("'", "\\'")}'` : `"${line}"`;
}
