import type { VNode } from "preact";
import type { Picture } from "./layout-types.ts";
import type { PictureMarks } from "./marks.ts";
import { Area } from "./parts/Area.tsx";
import { Flow } from "./parts/Flow.tsx";
import { Step } from "./parts/Step.tsx";
import type { Theme } from "./theme.ts";

export interface MapPictureProps {
  readonly picture: Picture;
  readonly theme: Theme;
  readonly marks?: PictureMarks;
  /** For the webview: rings, tab order, names for readers. Files leave it out. */
  readonly interactive?: boolean;
}

/**
 * The drawing itself, as one `<g>`: phases and lanes below, then flows, then steps in reading order. It has no size of
 * its own and knows no page around it; `picture-css.ts` holds the styles that make it answer to a pointer.
 */
export function MapPicture({ picture: { graph, layout }, theme, marks, interactive = false }: MapPictureProps): VNode {
  const placedNodes = new Map(layout.nodes.map((node) => [node.id, node]));
  const placedEdges = new Map(layout.edges.map((edge) => [edge.id, edge]));
  const phases = new Map(graph.phases.map((phase) => [phase.id, phase]));
  const dimmed = marks?.dimmed;
  return (
    <g data-kind="map" class="mlmap-picture">
      {layout.areas.map((area) => (
        <Area
          key={`${area.kind} ${area.id} ${area.x} ${area.y}`}
          area={area}
          title={area.title ?? phases.get(area.id)?.title ?? area.id}
          tooltip={phases.get(area.id)?.tooltip}
          href={interactive ? undefined : phases.get(area.id)?.href}
          theme={theme}
        />
      ))}
      {graph.edges.map((edge) => {
        const placed = placedEdges.get(edge.id);
        if (edge.ghost || !placed || placed.points.length < 2) return null;
        const back = dimmed !== undefined && (dimmed.has(edge.from) || dimmed.has(edge.to));
        return <Flow key={edge.id} edge={edge} placed={placed} theme={theme} dimmed={back} />;
      })}
      {graph.nodes.map((node) => {
        const placed = placedNodes.get(node.id);
        if (!placed) return null;
        return (
          <Step
            key={node.id}
            node={node}
            placed={placed}
            theme={theme}
            finding={marks?.findings?.get(node.id)}
            dimmed={dimmed?.has(node.id) ?? false}
            belowTarget={marks?.belowTarget?.has(node.id) ?? false}
            interactive={interactive}
          />
        );
      })}
    </g>
  );
}
