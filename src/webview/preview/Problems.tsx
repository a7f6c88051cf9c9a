import { LayoutProblemLine, ProblemLine } from "../panels/ProblemLine.tsx";
import { breaksTheText } from "../state/incoming.ts";
import type { Panel } from "./panel.ts";

/** What keeps the newest text, or a part of it, from being drawn. */
export function Problems({ panel }: { readonly panel: Panel }) {
  const { shown, map, host } = panel;
  const errors = shown.published?.errors.filter((problem) => problem.severity === "error") ?? [];
  const first = (shown.stale ? errors.find(breaksTheText) : undefined) ?? errors[0];
  return (
    <>
      {first && (
        <ProblemLine
          problem={first}
          elsewhere={first.range.uri === map.uri ? undefined : fileName(first.range.uri)}
          more={errors.length - 1}
          stale={shown.stale}
          editWaits={shown.editWaits === "written"}
          go={() => host.post({ kind: "select", range: first.range })}
        />
      )}
      {shown.layoutProblem !== undefined && <LayoutProblemLine message={shown.layoutProblem} />}
    </>
  );
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}
