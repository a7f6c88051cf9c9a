import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { languageOf } from "../../analysis/index.ts";
import { palettePageCss } from "../../diagram/index.ts";
import type { Problem, ProcessMap, StateId } from "../../model/process-map.ts";
import { fontFacesFor } from "../embedded-fonts.ts";
import type { Assets } from "../format.ts";
import { type Origin, of100, processesIn, type ReportFacts, reportFacts } from "./facts.ts";
import { type Layouter, picturesOf, type ReportPictures } from "./pictures.ts";
import { Case } from "./sections/case.tsx";
import { Changes } from "./sections/changes.tsx";
import { Hours, Roles } from "./sections/hours.tsx";
import { Levels } from "./sections/levels.tsx";
import { Findings, Method } from "./sections/method.tsx";
import { Numbers } from "./sections/numbers.tsx";
import { Platforms } from "./sections/platforms.tsx";
import { headline, Summary } from "./sections/summary.tsx";
import { Assumed, Sureness } from "./sections/sureness.tsx";
import { reportStyle } from "./style.ts";
import { isLanguage, languages, type Words } from "./words/index.ts";

export interface ReportInput {
  readonly map: ProcessMap;
  /** The target that is told; the one with platforms, or the last, where left out. */
  readonly target?: StateId;
  /** The platform whose money is told; the best that is not ruled out where left out. */
  readonly platform?: StateId;
  /** `en`, `de` …; the map's own language where left out or not known. */
  readonly language?: string;
  /** What the checks found. */
  readonly findings?: readonly Problem[];
  readonly origin?: Origin;
  readonly layouter: Layouter;
  readonly assets: Pick<Assets, "font">;
}

/**
 * The one document that a lead hands to a manager, as the text of a single HTML file: no script, no request, light and
 * dark, for a screen, a phone and paper. Same input, same bytes.
 */
export async function report(input: ReportInput): Promise<string> {
  const { map, target, platform } = input;
  const words: Words = languages[isLanguage(input.language) ? input.language : languageOf(map)];
  const asked = { ...(target === undefined ? {} : { target }), ...(platform === undefined ? {} : { platform }) };
  const facts = reportFacts(map, words, asked, input.findings, input.origin);
  const pictures = await picturesOf(facts, input.layouter);
  const body = renderToString(<Page facts={facts} pictures={pictures} />);
  const letters = [...new Set(body.replaceAll(/<(?!\/?)[^>]*>/g, ""))].sort().join("");
  const faces = await fontFacesFor(`${letters}&<>"'.`, input.assets as Assets);
  const title = renderToString(<title>{`${headline(facts)} – ${map.title}`}</title>);
  return `<!doctype html>
<html lang="${words.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="color-scheme" content="light dark">
${title.replaceAll(forbidden, "")}
<style>${faces}${reportStyle}${palettePageCss(map.settings.palette)}${runningHeads(facts).replaceAll(forbidden, "")}</style>
</head>
${body.replaceAll(forbidden, "")}
</html>
`;
}

/** What stands at the edge of each sheet of paper: title and date above, file and page below; the first has its own head. */
function runningHeads({ map, origin, words }: ReportFacts): string {
  const text = (parts: readonly (string | undefined)[]): string =>
    `"${parts
      .filter(Boolean)
      .join(", ")
      .replaceAll(/[\\"<\n\r\f]/g, (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)}"`;
  const edge = "font:8.5px Inter,system-ui,sans-serif;color:#57606A";
  return `@page{@top-left{content:${text([map.title])};${edge}}@top-right{content:${text([origin.date && words.date(origin.date)])};${edge}}@bottom-left{content:${text([origin.file, origin.revision && words.revision(origin.revision)])};${edge}}@bottom-right{content:counter(page) " / " counter(pages);${edge}}}@page:first{@top-left{content:none}@top-right{content:none}}`;
}

/** Characters that no HTML may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

function Page({
  facts,
  pictures,
}: {
  readonly facts: ReportFacts;
  readonly pictures: Readonly<Record<string, ReportPictures>>;
}): VNode {
  const { map, then, words, origin } = facts;
  const subtitle = then ? words.andTarget(then.state.title) : words.currentState;
  return (
    <body>
      <div class="page">
        <header class="top">
          <span>
            {map.title}: {subtitle}
          </span>
          {origin.date ? <time dateTime={origin.date}>{words.date(origin.date)}</time> : null}
        </header>
        <main>
          <Summary facts={facts} />
          <States facts={facts} pictures={pictures} />
          <Hours facts={facts} />
          <Levels facts={facts} />
          <Changes facts={facts} />
          <Roles facts={facts} />
          <Case facts={facts} />
          <Sureness facts={facts} />
          <Assumed facts={facts} />
          <Findings facts={facts} />
          <Platforms facts={facts} />
          <Numbers facts={facts} />
          <Method facts={facts} />
        </main>
        <footer>
          <span>{words.madeWith}</span>
          <span>{[origin.file, origin.revision && words.revision(origin.revision)].filter(Boolean).join(", ")}</span>
        </footer>
      </div>
    </body>
  );
}

/** The pictures now and then, a sentence above each. */
function States({
  facts,
  pictures,
}: {
  readonly facts: ReportFacts;
  readonly pictures: Readonly<Record<string, ReportPictures>>;
}): VNode {
  const { now, then, words } = facts;
  const { weakestPhase, score } = now.figures;
  const absent = processesIn(now.state).filter((p) => p.level === "absent");
  const here = [
    ...(score === null ? [] : [words.scoreIs(of100(words, score))]),
    ...(weakestPhase ? [words.weakest(weakestPhase.title, of100(words, weakestPhase.score))] : []),
    ...(absent.length > 0 && absent.length <= 3 ? [words.absentSteps(absent.map((p) => p.title))] : []),
  ];
  const there = then && [
    ...(then.figures.score === null ? [] : [words.scoreIs(of100(words, then.figures.score))]),
    words.runThemselves(then.figures.levels.automated, then.figures.processes),
  ];
  return (
    <>
      <Figure id="now" title={words.nowTitle} sentences={here} picture={pictures[now.state.id]} />
      {then && there ? (
        <Figure id="then" title={words.thenTitle} sentences={there} picture={pictures[then.state.id]} />
      ) : null}
    </>
  );
}

interface FigureProps {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly picture: ReportPictures | undefined;
}

function Figure({ id, title, sentences, picture }: FigureProps): VNode {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{sentences.join(" ")}</p>
      {picture ? (
        <div class="picture">
          {/* Our own drawing, escaped where it was made. */}
          <div class="full" dangerouslySetInnerHTML={{ __html: picture.wide }} />
          <div class="narrow" dangerouslySetInnerHTML={{ __html: picture.narrow }} />
        </div>
      ) : null}
    </section>
  );
}
