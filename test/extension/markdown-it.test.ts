import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { extendMarkdownIt, type MarkdownIt } from "../../src/extension/markdown-it.ts";

interface Parser extends MarkdownIt {
  render(markdown: string): string;
  parse(markdown: string, environment: object): { type: string; attrSet(name: string, value: string): void }[];
  renderer: MarkdownIt["renderer"] & { render(tokens: unknown, options: unknown, environment: object): string };
  options: unknown;
}
// Typed by hand: the package has no types of its own.
const loaded = createRequire(import.meta.url)("markdown-it") as (() => Parser) | { default: () => Parser };
const markdownIt = typeof loaded === "function" ? loaded : loaded.default;

const fence = (info: string, text: string): string => `\`\`\`${info}\n${text}\n\`\`\`\n`;

describe("the plug-in of the Markdown preview", () => {
  it("makes a fence marked mlflow a container that holds its text, whatever follows the word", () => {
    const parser = extendMarkdownIt(markdownIt());
    for (const info of ["mlflow", " mlflow", "mlflow wrong"]) {
      expect(parser.render(fence(info, "process a"))).toContain(
        '<div class="mlflow-map"><pre><code>process a\n</code></pre></div>',
      );
    }
  });

  it("escapes the text: nothing in a map becomes markup", () => {
    const html = extendMarkdownIt(markdownIt()).render(
      fence("mlflow", 'process a "</code></pre></div><script>alert(1)</script> &amp;"'),
    );
    expect(html).not.toContain("<script");
    expect(html.match(/<\/div>/g)).toHaveLength(3);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;");
  });

  it("leaves every other fence as it was", () => {
    const markdown = ["js", "", "mlflowx", "MLFLOW", "mlflow-map", "text mlflow"]
      .map((i) => fence(i, "<b>"))
      .join("\n");
    expect(extendMarkdownIt(markdownIt()).render(markdown)).toBe(markdownIt().render(markdown));
  });

  it("keeps the renderer of fences that another extension put in before", () => {
    const parser = markdownIt();
    parser.renderer.rules["fence"] = () => "<other>";
    extendMarkdownIt(parser);
    expect(parser.render(fence("mermaid", "graph"))).toBe("<other>");
    expect(parser.render(fence("mlflow", "process a"))).toContain("mlflow-map");
  });

  it("says on which line the fence stands, and gives the same again when the same tokens are rendered again", () => {
    const parser = extendMarkdownIt(markdownIt());
    const tokens = parser.parse(`Words.\n\n${fence("mlflow", "process a")}`, {});
    tokens.find(({ type }) => type === "fence")?.attrSet("data-line", "2");
    const render = (): string => parser.renderer.render(tokens, parser.options, {});
    const once = render();
    expect(once).toContain('<div data-line="2"><div class="mlflow-map">');
    expect(render()).toBe(once);
  });
});
