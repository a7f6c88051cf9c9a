import {
  type AstNode,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  type LangiumCoreServices,
  type LangiumDocuments,
  type ReferenceInfo,
  type Scope,
  type ScopeProvider,
  type Stream,
  stream,
  WorkspaceCache,
} from "langium";
import * as ast from "./generated/ast.ts";
import { documentOf, importedFiles } from "./imports.ts";
import { fileOf, firstNamed, headOf, type NamedNode, type Names, namesOf, type Space, targetAround } from "./names.ts";

/**
 * One ring of names around a reference, nearest first. `imports` holds one entry a file: a name that two of them
 * declare is ambiguous.
 */
export interface Layer {
  readonly names: readonly Names[];
  readonly imported: boolean;
}

/** Which spaces a reference looks into, and which kinds of declaration it takes. */
const wanted: Readonly<Record<string, { spaces: readonly Space[]; takes?: readonly string[] }>> = {
  Step: { spaces: ["step"] },
  Process: { spaces: ["step"], takes: ["Process"] },
  Changeable: {
    spaces: ["step", "actor", "interface", "data"],
    takes: ["Process", "Decision", "Actor", "Interface", "Data"],
  },
  Phase: { spaces: ["phase"] },
  Actor: { spaces: ["actor"] },
  Interface: { spaces: ["interface"] },
  Data: { spaces: ["data"] },
  Target: { spaces: ["target"] },
  Platform: { spaces: ["platform"] },
  Stated: { spaces: ["target", "platform"] },
  QuestionGroup: { spaces: ["group"] },
};

/** The spaces that a reference to this type of node looks into. */
export function spacesFor(type: string): readonly Space[] {
  return wanted[type]?.spaces ?? [];
}

/**
 * What is visible where. In a target: what it adds, what the targets before it add, what the map declares now; a
 * platform sees what its target sees, a view what any target adds; then come the files imported directly. Flows name steps of their own file only.
 */
export class MlflowScopeProvider implements ScopeProvider {
  private readonly documents: () => LangiumDocuments;
  private readonly describe: AstNodeDescriptionProvider;
  private readonly typeOf: (context: ReferenceInfo) => string;
  /** By file and holder: a holder may live on in the next tree. Forgotten whenever a file of the workspace changes. */
  private readonly layers: WorkspaceCache<ast.MapFile, Map<AstNode, readonly Layer[]>>;

  constructor(services: LangiumCoreServices) {
    this.documents = () => services.shared.workspace.LangiumDocuments;
    this.describe = services.workspace.AstNodeDescriptionProvider;
    this.typeOf = (context) => services.shared.AstReflection.getReferenceType(context);
    this.layers = new WorkspaceCache(services.shared);
  }

  /** The rings of names around a node, nearest first. */
  layersAround(node: AstNode): readonly Layer[] {
    const file = fileOf(node);
    const holder = targetAround(node) ?? holderAround(node) ?? file;
    const known = this.layers.get(file, () => new Map());
    let layers = known.get(holder);
    if (!layers) {
      const document = documentOf(node);
      layers = freshLayers(holder, file, document ? importedFiles(document, this.documents()) : []);
      known.set(holder, layers);
    }
    return layers;
  }

  getScope(context: ReferenceInfo): Scope {
    const type = this.typeOf(context);
    if (type === "Question") return this.questionScope(context.container as ast.Answer);
    const { spaces, takes } = wanted[type] ?? { spaces: [] };
    const layers = this.layersAround(context.container);
    const imports = !namesOwnFile(context.container, type);
    return new LayeredScope(imports ? layers : layers.filter((l) => !l.imported), spaces, takes, this.describe);
  }

  private questionScope(answer: ast.Answer): Scope {
    const questions = answer.group?.ref?.items.filter(ast.isQuestion) ?? [];
    return new NodesScope(questions, this.describe);
  }
}

/** Flows, removals and views name steps and phases of their own file only. */
function namesOwnFile(holder: AstNode, type: string): boolean {
  // By the type alone: every name of a file is asked for.
  const { $type } = holder;
  if ($type === "FlowNode" || $type === "Remove") return true;
  return ($type === "Show" || $type === "Collapse") && (type === "Step" || type === "Phase");
}

function freshLayers(holder: AstNode, file: ast.MapFile, imports: readonly ast.MapFile[]): readonly Layer[] {
  const files = [file, ...imports];
  const target = ast.isTarget(holder) ? holder : ast.isPlatform(holder) ? targetOfPlatform(holder, files) : undefined;
  const chain = target ? targetChain(target, files) : [];
  const layers: Layer[] = chain.map((t) => ({
    names: [namesOf(fileOf(t)).targets.get(t) ?? new Map()],
    imported: false,
  }));
  const home = target ? fileOf(target) : file;
  if (home !== file) layers.push({ names: [namesOf(home).current], imported: false });
  layers.push({ names: [namesOf(file).current], imported: false });
  // A view shows each of the map's states: it sees what any target adds.
  if (ast.isView(holder))
    for (const own of namesOf(file).targets.values()) layers.push({ names: [own], imported: false });
  const others = imports.filter((i) => i !== home).map((i) => namesOf(i).current);
  if (others.length > 0) layers.push({ names: others, imported: true });
  return layers;
}

/** The target and those it comes after, nearest first; a circle ends where it closes. */
export function targetChain(target: ast.Target, files: readonly ast.MapFile[]): readonly ast.Target[] {
  const chain: ast.Target[] = [];
  let next: ast.Target | undefined = target;
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = targetNamed(headOf(next, "After")?.target?.$refText, [fileOf(next), ...files]);
  }
  return chain;
}

/** The target that a platform is evaluated against. */
export function targetOfPlatform(platform: ast.Platform, files: readonly ast.MapFile[]): ast.Target | undefined {
  return targetNamed(headOf(platform, "For")?.target?.$refText, files);
}

function targetNamed(name: string | undefined, files: readonly ast.MapFile[]): ast.Target | undefined {
  if (name === undefined) return undefined;
  for (const file of files) {
    const target = firstNamed(namesOf(file).current, "target", name);
    if (target) return target as ast.Target;
  }
  return undefined;
}

function holderAround(node: AstNode): ast.Platform | ast.View | undefined {
  for (let at: AstNode | undefined = node.$container; at; at = at.$container)
    if (ast.isPlatform(at) || ast.isView(at)) return at;
  return undefined;
}

/** All declarations that a name can mean in the nearest ring that has it, one a space and file. */
export function candidates(
  layers: readonly Layer[],
  spaces: readonly Space[],
  name: string,
  takes?: readonly string[],
): readonly NamedNode[] {
  for (const layer of layers) {
    const found = layer.names
      .flatMap((names) => spaces.map((space) => firstNamed(names, space, name)))
      .filter((node) => node !== undefined)
      .filter((node) => !takes || takes.includes(node.$type));
    if (found.length > 0) return found;
  }
  return [];
}

/** The kinds of declaration that a reference to this type takes; all where undefined. */
export function takenBy(type: string): readonly string[] | undefined {
  return wanted[type]?.takes;
}

class LayeredScope implements Scope {
  private readonly layers: readonly Layer[];
  private readonly spaces: readonly Space[];
  private readonly takes: readonly string[] | undefined;
  private readonly describe: AstNodeDescriptionProvider;

  constructor(
    layers: readonly Layer[],
    spaces: readonly Space[],
    takes: readonly string[] | undefined,
    describe: AstNodeDescriptionProvider,
  ) {
    this.layers = layers;
    this.spaces = spaces;
    this.takes = takes;
    this.describe = describe;
  }

  getElement(name: string): AstNodeDescription | undefined {
    const node = candidates(this.layers, this.spaces, name, this.takes)[0];
    return node && this.describe.createDescription(node, name, documentOf(node));
  }

  getElements(name: string): Stream<AstNodeDescription> {
    const nodes = candidates(this.layers, this.spaces, name, this.takes);
    return stream(nodes.map((node) => this.describe.createDescription(node, name, documentOf(node))));
  }

  getAllElements(): Stream<AstNodeDescription> {
    const seen = new Set<string>();
    const all: AstNodeDescription[] = [];
    for (const { names } of this.layers) {
      for (const table of names) {
        for (const space of this.spaces) {
          for (const [name, nodes] of table.get(space) ?? []) {
            const node = nodes[0];
            const key = `${space} ${name}`;
            if (!node || seen.has(key) || (this.takes && !this.takes.includes(node.$type))) continue;
            seen.add(key);
            all.push(this.describe.createDescription(node, name, documentOf(node)));
          }
        }
      }
    }
    return stream(all);
  }
}

class NodesScope implements Scope {
  private readonly nodes: readonly (AstNode & { readonly name: string })[];
  private readonly describe: AstNodeDescriptionProvider;

  constructor(nodes: readonly (AstNode & { readonly name: string })[], describe: AstNodeDescriptionProvider) {
    this.nodes = nodes.filter((node) => node.name);
    this.describe = describe;
  }

  getElement(name: string): AstNodeDescription | undefined {
    return this.getElements(name).head();
  }

  getElements(name: string): Stream<AstNodeDescription> {
    return this.getAllElements().filter((d) => d.name === name);
  }

  getAllElements(): Stream<AstNodeDescription> {
    return stream(this.nodes.map((node) => this.describe.createDescription(node, node.name, documentOf(node))));
  }
}
