import type { VNode } from "preact";
import type { Picture, PlacedArea, PlacedEdge, Point } from "./layout-types.ts";
import type { PictureMarks } from "./marks.ts";
import { Area } from "./parts/Area.tsx";
import { Flow } from "./parts/Flow.tsx";
import { Kept } from "./parts/Kept.tsx";
import { Step } from "./parts/Step.tsx";
import { short } from "./path.ts";
import { oneLine } from "./text-lines.ts";
import type { Theme } from "./theme.ts";

export interface MapPictureProps {
  readonly picture: Picture;
  readonly theme: Theme;
  readonly marks?: PictureMarks;
  /** For the webview: tab order, names for readers. Files leave it out. */
  readonly interactive?: boolean;
  /** A large map comes in parts, so that nothing waits for it. */
  readonly waiting?: Waiting | undefined;
}

/** What is drawn later. */
export interface Waiting {
  /** Steps and flows, by id, that stay as they are, or away, for now. */
  readonly ids: ReadonlySet<string>;
  /** Those of them that are not to be seen meanwhile: flows whose boxes have moved. */
  readonly away: ReadonlySet<string>;
}

const placeOf = ({ x, y }: Point): string => `translate(${short(x)} ${short(y)})`;

/**
 * A line as it runs from its own beginning, and where that is. What only moves is then the same drawing elsewhere: one new
 * step moves most of a map.
 */
function lineApart(placed: PlacedEdge): { readonly at: Point; readonly own: PlacedEdge } {
  const [at = { x: 0, y: 0 }] = placed.points;
  const from = ({ x, y }: Point): Point => ({ x: short(x - at.x), y: short(y - at.y) });
  const own = {
    ...placed,
    points: placed.points.map(from),
    ...(placed.label && { label: { ...placed.label, ...from(placed.label) } }),
    ...(placed.midways && { midways: placed.midways.map((midway) => ({ ...midway, ...from(midway) })) }),
  };
  return { at, own };
}

/** The name of a frame in whose title there was no room for all of it. */
function wholeName({ title }: PlacedArea, name: string | undefined): string | undefined {
  const whole = name && oneLine(name);
  return title === undefined || title === whole ? undefined : whole;
}

/**
 * The drawing itself, as one `<g>`: phases and lanes below, then flows, then steps in reading order. It has no size of
 * its own and knows no page around it; `picture-css.ts` holds the styles that make it answer to a pointer.
 */
export function MapPicture({
  picture: { graph, layout },
  theme,
  marks,
  interactive = false,
  waiting,
}: MapPictureProps): VNode {
  const placedNodes = new Map(layout.nodes.map((node) => [node.id, node]));
  const placedEdges = new Map(layout.edges.map((edge) => [edge.id, edge]));
  const phases = new Map(graph.phases.map((phase) => [phase.id, phase]));
  const lanes = new Map(graph.actorLanes?.map((lane) => [lane.id, lane.title]));
  // A lane that goes on in another row has a number behind its id.
  const nameOf = (id: string): string | undefined => phases.get(id)?.title ?? lanes.get(id.replace(/#\d+$/, ""));
  const dimmed = marks?.dimmed;
  return (
    <g data-kind="map" class="mlmap-picture">
      {layout.areas.map((area) => (
        <Area
          key={`${area.kind} ${area.id} ${area.x} ${area.y}`}
          area={area}
          title={area.title ?? phases.get(area.id)?.title ?? area.id}
          tooltip={phases.get(area.id)?.tooltip ?? wholeName(area, nameOf(area.id))}
          href={interactive ? undefined : phases.get(area.id)?.href}
          theme={theme}
        />
      ))}
      {graph.edges.map((edge) => {
        const placed = placedEdges.get(edge.id);
        if (edge.ghost || !placed || placed.points.length < 2) return null;
        const back = dimmed !== undefined && (dimmed.has(edge.from) || dimmed.has(edge.to));
        if (!interactive) return <Flow key={edge.id} edge={edge} placed={placed} theme={theme} dimmed={back} />;
        const { at, own } = lineApart(placed);
        return (
          <Kept
            key={edge.id}
            of={Flow}
            at={placeOf(at)}
            waits={waiting?.ids.has(edge.id) ?? false}
            away={waiting?.away.has(edge.id) ?? false}
            given={{ edge, placed: own, theme, dimmed: back }}
          />
        );
      })}
      {graph.nodes.map((node) => {
        const placed = placedNodes.get(node.id);
        if (!placed) return null;
        const given = {
          node,
          placed,
          theme,
          finding: marks?.findings?.get(node.id),
          dimmed: dimmed?.has(node.id) ?? false,
          belowTarget: marks?.belowTarget?.has(node.id) ?? false,
          interactive,
        };
        if (!interactive) return <Step key={node.id} {...given} />;
        return (
          <Kept
            key={node.id}
            of={Step}
            at={placeOf(placed)}
            waits={waiting?.ids.has(node.id) ?? false}
            given={{ ...given, placed: { ...placed, x: 0, y: 0 } }}
          />
        );
      })}
    </g>
  );
}
