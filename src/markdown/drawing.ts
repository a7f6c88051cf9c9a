/** What the heavy script gives the light one. The light one knows only these types, and loads the other when it needs it. */

/** The picture of a fence's text, or of as much of it as could be read. */
export interface Drawing {
  /** SVG whose colours are looked up from CSS variables; absent when there is no step to draw. */
  readonly svg?: string;
  /** The first error of the text. */
  readonly error?: {
    readonly message: string;
    /** Line of the fence's text, 0-based. */
    readonly line: number;
    /** How many errors follow. */
    readonly more: number;
  };
}

export interface Drawer {
  draw(text: string): Promise<Drawing>;
  /** The picture's font, and its colours by the classes of the body. */
  readonly css: string;
}

/** Where the heavy script puts its drawer, on the page's global object. */
export const drawerName = "mlProcessMapsDrawer";
export type DrawerHolder = { [drawerName]?: Drawer };
