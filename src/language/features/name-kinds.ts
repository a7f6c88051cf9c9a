import { CompletionItemKind, SymbolKind } from "vscode-languageserver";

/** How editors show each kind of declaration: its icon in lists and in the outline. */
export const nameKinds: Readonly<
  Record<string, { readonly completion: CompletionItemKind; readonly symbol: SymbolKind }>
> = {
  Process: { completion: CompletionItemKind.Function, symbol: SymbolKind.Function },
  Decision: { completion: CompletionItemKind.Operator, symbol: SymbolKind.Operator },
  Start: { completion: CompletionItemKind.Event, symbol: SymbolKind.Event },
  End: { completion: CompletionItemKind.Event, symbol: SymbolKind.Event },
  Phase: { completion: CompletionItemKind.Module, symbol: SymbolKind.Module },
  Actor: { completion: CompletionItemKind.Class, symbol: SymbolKind.Class },
  Interface: { completion: CompletionItemKind.Interface, symbol: SymbolKind.Interface },
  Data: { completion: CompletionItemKind.Struct, symbol: SymbolKind.Struct },
  Target: { completion: CompletionItemKind.Constant, symbol: SymbolKind.Namespace },
  Platform: { completion: CompletionItemKind.Module, symbol: SymbolKind.Package },
  Questionnaire: { completion: CompletionItemKind.Enum, symbol: SymbolKind.Enum },
  QuestionGroup: { completion: CompletionItemKind.Enum, symbol: SymbolKind.Enum },
  Question: { completion: CompletionItemKind.EnumMember, symbol: SymbolKind.EnumMember },
  View: { completion: CompletionItemKind.Constant, symbol: SymbolKind.Key },
  MapBlock: { completion: CompletionItemKind.File, symbol: SymbolKind.File },
};
