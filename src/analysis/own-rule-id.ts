/** A team's own rules bear its name, so that they never meet one of ours: `team/owner-named`. */
export const ownRulePattern = "^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$";

export function isOwnRuleId(id: string): boolean {
  return new RegExp(ownRulePattern).test(id);
}
