/** As much of markdown-it as is used: VS Code hands its own copy in. */
export interface MarkdownIt {
  readonly renderer: { readonly rules: Record<string, RenderRule | undefined> };
  readonly utils: { escapeHtml(text: string): string };
}
type RenderRule = (
  tokens: readonly Token[],
  index: number,
  options: unknown,
  environment: unknown,
  renderer: Renderer,
) => string;
interface Token {
  readonly info: string;
  readonly content: string;
}
interface Renderer {
  renderAttrs(token: Token): string;
  renderToken(tokens: readonly Token[], index: number, options: unknown): string;
}

/**
 * Makes each fence marked `mlflow` a container that holds its text, for the script of the Markdown preview to draw. Without
 * the script the text is read as it stands. Every other fence is rendered as before.
 */
export function extendMarkdownIt<Parser extends MarkdownIt>(parser: Parser): Parser {
  const { rules } = parser.renderer;
  const before = rules["fence"];
  rules["fence"] = (tokens, index, options, environment, renderer) => {
    const token = tokens[index];
    if (!token || !/^\s*mlflow(?:\s|$)/.test(token.info)) {
      return before
        ? before(tokens, index, options, environment, renderer)
        : renderer.renderToken(tokens, index, options);
    }
    // The attributes say on which line the fence stands. They are put on an element of their own, since VS Code renders
    // its tokens again and again, and one level down, since it does not renew them on an outermost element that stays.
    const text = parser.utils.escapeHtml(token.content);
    const map = `<div class="mlflow-map"><pre><code>${text}</code></pre></div>`;
    return `<div><div${renderer.renderAttrs(token)}>${map}</div></div>\n`;
  };
  return parser;
}
