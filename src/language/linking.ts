/** Linking without detours: a keystroke in a long map waits for it. Langium's own walks the tree twice, node by node. */
import {
  type AstNode,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  AstUtils,
  type CstNode,
  CstUtils,
  DefaultLinker,
  type DocumentSegment,
  interruptAndCheck,
  type LangiumCoreServices,
  type LangiumDocument,
  type ReferenceDescription,
  type ReferenceDescriptionProvider,
  UriUtils,
} from "langium";
import { treeOf } from "./tree.ts";

type CancellationToken = Parameters<typeof interruptAndCheck>[0];

/** So many names are linked at a time before a newer keystroke is heeded. */
const atOnce = 200;

export class MlflowLinker extends DefaultLinker {
  override async link(document: LangiumDocument, cancel?: CancellationToken): Promise<void> {
    const { references } = treeOf(document.parseResult.value);
    for (let i = 0; i < references.length; i++) {
      if (cancel && i % atOnce === 0) await interruptAndCheck(cancel);
      this.doLink(references[i] as (typeof references)[number], document);
    }
  }
}

/** Describes each declaration once, and the places that few ask for only when they do. */
export class MlflowDescriptions implements AstNodeDescriptionProvider {
  private readonly services: LangiumCoreServices;
  private readonly known = new WeakMap<AstNode, AstNodeDescription>();

  constructor(services: LangiumCoreServices) {
    this.services = services;
  }

  createDescription(node: AstNode, name: string | undefined, document: LangiumDocument): AstNodeDescription {
    const before = this.known.get(node);
    if (before && before.name === name) return before;
    const description = this.describe(node, name, document);
    this.known.set(node, description);
    return description;
  }

  private describe(node: AstNode, name: string | undefined, document: LangiumDocument): AstNodeDescription {
    const { references, workspace } = this.services;
    let path: string | undefined;
    let within: AstNode | undefined;
    return {
      node,
      name: name ?? references.NameProvider.getName(node) ?? "",
      type: node.$type,
      documentUri: document.uri,
      get path() {
        // A text that was parsed again may hold the node at another place.
        const root = AstUtils.findRootNode(node);
        if (root !== within) path = undefined;
        within = root;
        return (path ??= workspace.AstNodeLocator.getAstNodePath(node));
      },
      get nameSegment() {
        return segmentOf(references.NameProvider.getNameNode(node) ?? node.$cstNode);
      },
      get selectionSegment() {
        return segmentOf(node.$cstNode);
      },
    };
  }
}

/** A declaration that is described was written, so it has a place. */
function segmentOf(cst: CstNode | undefined): DocumentSegment {
  return CstUtils.toDocumentSegment(cst as CstNode) as DocumentSegment;
}

/** Every use of a name, for finding references; its place is worked out when somebody asks. */
export class MlflowReferenceDescriptions implements ReferenceDescriptionProvider {
  private readonly services: LangiumCoreServices;

  constructor(services: LangiumCoreServices) {
    this.services = services;
  }

  async createDescriptions({ uri, parseResult }: LangiumDocument): Promise<ReferenceDescription[]> {
    const { AstNodeLocator } = this.services.workspace;
    const found: ReferenceDescription[] = [];
    for (const { reference, container } of treeOf(parseResult.value).references) {
      const { $refNode: place } = reference;
      const target = "$nodeDescription" in reference ? reference.$nodeDescription : undefined;
      if (reference.error || !place || !target) continue;
      found.push(use(uri, container, place, target, (node) => AstNodeLocator.getAstNodePath(node)));
    }
    return found;
  }
}

function use(
  sourceUri: LangiumDocument["uri"],
  container: AstNode,
  place: CstNode,
  target: AstNodeDescription,
  pathOf: (node: AstNode) => string,
): ReferenceDescription {
  return {
    sourceUri,
    targetUri: target.documentUri,
    local: target.documentUri === sourceUri || UriUtils.equals(target.documentUri, sourceUri),
    get sourcePath() {
      return pathOf(container);
    },
    get targetPath() {
      return target.path;
    },
    get segment() {
      return CstUtils.toDocumentSegment(place);
    },
  };
}
