/** What of an SVG's text is drawn: the letters that its fonts must have. */
export function lettersOf(svg: string): string {
  const drawn = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map((match) =>
    (match[1] ?? "").replaceAll(/<[^>]*>/g, ""),
  );
  return [...new Set(`${drawn.join("")}&<>"' `)].sort().join("");
}
