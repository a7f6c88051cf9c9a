/**
 * The language: text to `ProcessMap`, and everything an editor asks about a text.
 * It may know the model, the analysis and Langium. It must never know who asks: no editor, no files, no drawing.
 */
export { createMlflowCoreServices, type MlflowServices } from "./module.ts";
export { createMlflowServices } from "./services.ts";
