import type { LangiumSharedServices } from "langium/lsp";

/** Editors that have no such commands of ours: a link or a lens that did nothing would be a lie. */
const withoutThem = /neovim|vim|emacs|eglot|lsp-mode|helix|kate|sublime|zed|jetbrains|eclipse/i;

/** Asked anew each time: whether the editor has the commands of our extension. */
export function clientHasOurCommands(shared: LangiumSharedServices): () => boolean {
  let has = true;
  shared.lsp.LanguageServer.onInitialize(({ clientInfo }) => {
    has = !withoutThem.test(clientInfo?.name ?? "");
  });
  return () => has;
}
