import { chartInks } from "../../diagram/charts/chart-css.ts";
import { compareCss } from "../../diagram/compare/compare-css.ts";
import { themes, themeVariables } from "../../diagram/theme.ts";

/** Styles of a comparison: `data-how` on the body, which the script sets, chooses the view; without it everything is shown. */
export const pageStyle = `
:root{color-scheme:light dark;${chartInks.light};${themeVariables(themes.light)}}
@media (prefers-color-scheme:dark){:root{${chartInks.dark};${themeVariables(themes.dark)}}}
@media print{:root{color-scheme:light;${chartInks.light};${themeVariables(themes.print)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--mlmap-ground);color:var(--mlmap-text);font:13px/19px Inter,system-ui,sans-serif}
header{padding:20px 24px 12px}
.map{margin:0;color:var(--mlmap-muted)}
h1{margin:2px 0 6px;font-size:24px;line-height:32px;letter-spacing:-.01em;text-wrap:balance}
h1 span{color:var(--mlmap-muted);font-weight:400}
.lead{margin:0 0 10px;font-size:15px;line-height:23px;max-width:80ch}
.figures-frame{overflow-x:auto}
.figures{border-collapse:collapse;font-feature-settings:"tnum" 1}
.figures th,.figures td{padding:3px 28px 3px 0;text-align:left;font-weight:400;white-space:nowrap;border-top:1px solid var(--mlmap-rule)}
.figures thead th{border-top:0;font-size:12px;color:var(--mlmap-muted)}
.figures small{font-size:inherit}
.figures tbody tr:last-child>*{font-weight:600}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.tools{display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center;padding:8px 24px;border-top:1px solid var(--mlmap-rule);border-bottom:1px solid var(--mlmap-rule)}
.tools fieldset{display:flex;margin:0;padding:0;border:1px solid var(--mlmap-rule);border-radius:6px;overflow:hidden}
.tools legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.tools fieldset label{position:relative;cursor:pointer}
.tools fieldset input{position:absolute;opacity:0;inset:0;margin:0}
.tools fieldset span{display:block;padding:4px 12px;border-left:1px solid var(--mlmap-rule);white-space:nowrap}
.tools fieldset label:first-of-type span{border-left:0}
.tools fieldset input:checked+span{background:var(--mlmap-text);color:var(--mlmap-ground)}
.tools fieldset input:focus-visible+span{outline:2px solid var(--mlmap-selected);outline-offset:-3px}
.mix{display:none;gap:10px;align-items:center;flex:1;min-width:200px;max-width:640px}
.mix input{flex:1;min-width:80px;accent-color:var(--mlmap-text)}
.mix span{max-width:30%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
[data-how=slider] .mix,[data-how=fade] .mix{display:flex}
[data-how=slider] .mix span{display:none}
.zoom{display:flex;gap:4px;margin-left:auto}
.zoom button{font:inherit;color:inherit;background:none;border:1px solid var(--mlmap-rule);border-radius:4px;min-width:30px;padding:3px 9px;cursor:pointer}
.zoom button:focus-visible,.stage:focus-visible,select:focus-visible,.figures-frame:focus-visible{outline:2px solid var(--mlmap-selected);outline-offset:1px}
.pane{margin:0}
figcaption{padding:8px 24px;font-weight:600}
.sheet{overflow-x:auto;padding:0 8px}
.sheet svg{display:block;max-width:100%;height:auto}
aside{border-top:1px solid var(--mlmap-rule)}
.list-head{display:flex;justify-content:space-between;align-items:baseline;gap:12px;padding:12px 12px 2px}
.list-head h2{margin:0;font-size:14px;line-height:20px}
.orders{color:var(--mlmap-muted)}
.orders select{font:inherit;color:var(--mlmap-text);background:var(--mlmap-ground);border:1px solid var(--mlmap-rule);border-radius:4px;padding:1px 4px}
.none{padding:0 12px;color:var(--mlmap-muted)}
.below{padding:10px 24px 16px;border-top:1px solid var(--mlmap-rule)}
.note{margin:8px 0 0;color:var(--mlmap-muted);font-size:12px;line-height:18px;max-width:110ch}
.ring{fill:none;stroke:var(--mlmap-selected);stroke-width:2.5;pointer-events:none}
.edge{display:none}
@media screen{
[data-how] .work{display:grid;grid-template-columns:minmax(0,1fr) minmax(300px,390px);height:max(430px,calc(100vh - 330px))}
[data-how] aside{border-top:0;border-left:1px solid var(--mlmap-rule);overflow:auto}
[data-how] .stage{position:relative;overflow:hidden;touch-action:none;cursor:grab;isolation:isolate}
[data-how] .stage.moving{cursor:grabbing}
[data-how] .pane{position:absolute;inset:0;overflow:hidden}
[data-how] .sheet{overflow:visible;padding:0}
[data-how] .sheet svg{transform-origin:0 0;max-width:none}
[data-how] .mlmap-step{cursor:pointer}
[data-how] figcaption{position:absolute;left:0;top:0;z-index:2;padding:4px 12px;margin:8px;border-radius:4px;background:color-mix(in srgb,var(--mlmap-ground) 85%,transparent)}
[data-how=one] [data-pane=before],[data-how=one] [data-pane=after],[data-how=one] figcaption{display:none}
[data-how=sides] [data-pane=one],[data-how=slider] [data-pane=one],[data-how=fade] [data-pane=one]{display:none}
[data-how=sides] [data-pane=before]{right:50%}
[data-how=sides] [data-pane=after]{left:50%;border-left:1px solid var(--mlmap-rule)}
[data-how=slider] [data-pane=before]{clip-path:inset(0 calc(100% - var(--mix)) 0 0)}
[data-how=slider] [data-pane=after]{clip-path:inset(0 0 0 var(--mix))}
[data-how=slider] [data-pane=after] figcaption,[data-how=fade] [data-pane=after] figcaption{left:auto;right:0}
[data-how=slider] .edge{display:block;position:absolute;z-index:3;top:0;bottom:0;left:var(--mix);width:24px;margin-left:-12px;cursor:ew-resize}
[data-how=slider] .edge::before{content:"";position:absolute;left:11px;top:0;bottom:0;border-left:2px solid var(--mlmap-text)}
[data-how=slider] .edge::after{content:"‹ ›";position:absolute;left:-4px;top:calc(50% - 16px);width:32px;height:32px;border-radius:50%;background:var(--mlmap-text);color:var(--mlmap-ground);text-align:center;font:600 15px/30px Inter,system-ui,sans-serif}
[data-how=fade] [data-pane=before] .sheet{opacity:calc(1 - var(--share))}
[data-how=fade] [data-pane=after]{mix-blend-mode:plus-lighter}
[data-how=fade] [data-pane=after] .sheet{opacity:var(--share)}
}
@media screen and (max-width:820px){
header,.tools,.below,figcaption{padding-left:16px;padding-right:16px}
h1{font-size:20px;line-height:26px}
.tools fieldset span{padding:6px 9px}
[data-how] .work{display:block;height:auto}
[data-how] .stage{height:58vh}
[data-how] aside{border-left:0;border-top:1px solid var(--mlmap-rule)}
[data-how=sides] [data-pane=before]{right:0;bottom:50%}
[data-how=sides] [data-pane=after]{left:0;top:50%;border-left:0;border-top:1px solid var(--mlmap-rule)}
.cmp-row{min-height:44px}
}
@media (prefers-reduced-motion:no-preference){[data-how=one] .sheet svg{transition:none}}
@media (forced-colors:active){.tools fieldset input:checked+span{background:Highlight;color:HighlightText}}
@media print{
@page{margin:14mm}
body{font-size:11px;line-height:15px}
header,.tools,.below,figcaption{padding-left:0;padding-right:0}
.tools,.orders{display:none}
.pane,.cmp-row,.below,li{break-inside:avoid}
.sheet{padding:0}
.sheet svg{width:auto;max-width:100%;max-height:150mm}
.cmp-bar i{print-color-adjust:exact}
.cmp .swatch,.sheet svg{print-color-adjust:exact}
.cmp-row{padding-left:0;padding-right:0}
}
${compareCss}
`.trim();
