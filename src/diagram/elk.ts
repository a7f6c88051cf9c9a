/** What is used of ELK's JSON graph format. */
export interface ElkGraph {
  readonly id: string;
  readonly layoutOptions?: Readonly<Record<string, string>>;
  readonly children?: ElkNode[];
  readonly edges?: { readonly id: string; readonly sources: string[]; readonly targets: string[] }[];
}
export interface ElkNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
}

/** Runs ELK's layered algorithm: takes a graph, gives the same graph with places. */
export type Elk = (graph: ElkGraph) => ElkGraph;

interface Message {
  readonly data?: ElkGraph;
  readonly error?: unknown;
}
interface Engine {
  readonly dispatcher: { dispatch(event: { readonly data: unknown }): void };
  onmessage: (event: { readonly data: Message }) => void;
}

let loading: Promise<Elk> | undefined;

/** Loads ELK at the first call; the same engine ever after. */
export function loadElk(): Promise<Elk> {
  loading ??= start();
  return loading;
}

/**
 * The engine is called directly, without elkjs' own API: that sends each graph through two timers, which browsers
 * stretch to 4 ms each, and a picture needs one run a phase. Inside a Web Worker the engine takes `self.onmessage` for
 * itself when it loads, so the handler of whoever runs the worker is put back.
 */
async function start(): Promise<Elk> {
  const scope = globalThis as { onmessage?: unknown };
  const handler = scope.onmessage;
  const module = (await import("elkjs/lib/elk-worker.min.js")) as { default: unknown };
  if (scope.onmessage !== handler) scope.onmessage = handler;
  const exported = module.default as { default?: new () => Engine } & (new () => Engine);
  const Engine = exported.default ?? exported;
  const engine = new Engine();
  const call = (message: object): Message => {
    let answer: Message = {};
    engine.onmessage = (event) => {
      answer = event.data;
    };
    engine.dispatcher.dispatch({ data: message });
    if (answer.error) throw answer.error;
    return answer;
  };
  call({ id: 0, cmd: "register", algorithms: ["layered"] });
  return (graph) => {
    // ELK writes into what it is given, and only its own copy may change.
    const answer = call({
      id: 1,
      cmd: "layout",
      graph: JSON.parse(JSON.stringify(graph)),
      layoutOptions: {},
      options: {},
    });
    if (!answer.data) throw new Error("The layout engine gave no answer.");
    return answer.data;
  };
}
