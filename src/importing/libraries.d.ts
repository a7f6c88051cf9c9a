/** What we use of libraries that bring no types, or types that would let Node's or a page's into this room. */

declare module "bpmn-moddle" {
  /** An element of the meta-model: what it is, its attributes by name. */
  export interface ModdleElement {
    readonly $type: string;
    get(name: string): unknown;
    set(name: string, value: unknown): void;
  }
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    create(type: string, attributes?: Readonly<Record<string, unknown>>): ModdleElement;
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: readonly Error[] }>;
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ xml: string }>;
  }
}

declare module "papaparse" {
  const Papa: {
    parse<Row>(
      text: string,
      options: { readonly skipEmptyLines: "greedy" },
    ): {
      readonly data: readonly Row[];
      readonly errors: readonly { readonly code: string; readonly message: string; readonly row?: number }[];
    };
  };
  export default Papa;
}

/** Base64 to bytes, a letter each; Node and browsers have it. */
declare function atob(text: string): string;
