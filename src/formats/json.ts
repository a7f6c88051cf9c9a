import { stateOf } from "../model/state.ts";
import { format } from "./format.ts";

/**
 * The `ProcessMap` as it is, for scripts: every state's changes, every rating and answer, and where each stands in the
 * text. Or one resolved state of it.
 */
export const json = format({
  id: "json",
  title: "JSON data",
  extension: ".json",
  mediaType: "application/json",
  kind: "data",
  async write({ map, view, whole }) {
    return { content: `${JSON.stringify(whole === false ? stateOf(map, view.state) : map, null, 2)}\n`, losses: [] };
  },
});
