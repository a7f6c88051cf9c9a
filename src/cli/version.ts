declare const __VERSION__: string | undefined;

/** Version of the package; the build writes it in. */
export const version: string = typeof __VERSION__ === "string" ? __VERSION__ : "development";
