import { levelsAndUnrated } from "../../model/level.ts";

const levels = levelsAndUnrated
  .map(
    (level) =>
      `.cmp .swatch.${level}{background:var(--mlmap-${level}-fill);border-color:var(--mlmap-${level}-border);color:var(--mlmap-${level}-glyph)}`,
  )
  .join("\n");

/** Styles of the list of changes and of the legend: the same in the preview and in a page. Colours are the picture's variables. */
export const compareCss = `
.cmp .swatch{display:inline-flex;flex:none;width:22px;height:18px;border:calc(var(--mlmap-level-border,1.2)*1px) solid;border-radius:3px;align-items:center;justify-content:center;vertical-align:-4px}
.cmp .swatch svg{width:10px;height:10px}
.cmp .swatch.absent{border-style:dashed}
${levels}
.cmp-tag{display:block;flex:none}
.cmp-tag text{font-family:Inter,system-ui,sans-serif}
.cmp-legend{display:flex;flex-wrap:wrap;gap:6px 18px;margin:0;padding:0;list-style:none;align-items:center}
.cmp-legend li{display:inline-flex;gap:6px;align-items:center;white-space:nowrap}
.cmp-caption{color:var(--mlmap-muted);font-size:11px}
.cmp-legend .note-mark{flex:none}
.cmp-legend .note-mark text{font-family:Inter,system-ui,sans-serif}
.cmp-hours-then{display:grid;grid-template-columns:fit-content(220px) minmax(0,900px);gap:0 10px;margin:0 0 6px;align-items:center;line-height:17px}
.cmp-hours-then>div{display:contents}
.cmp-hours-then dt{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.cmp-hours-then dd{display:flex;align-items:center;gap:6px;margin:0;min-width:0}
.cmp-hours-then b{font-weight:600;white-space:nowrap}
.cmp-hours-bar{display:flex;flex:none;gap:1px;height:7px}
.cmp-hours-bar i{flex-basis:0;min-width:1px;print-color-adjust:exact}
.cmp-legend b{font-weight:600;font-feature-settings:"tnum" 1}
.cmp-group h3{display:flex;justify-content:space-between;gap:8px;margin:0;padding:10px 12px 5px;font-size:inherit;font-weight:600;color:var(--mlmap-muted)}
.cmp-count{font-weight:400;font-feature-settings:"tnum" 1}
.cmp-group ul{margin:0;padding:0;list-style:none}
.cmp-group li{border-top:1px solid var(--mlmap-rule)}
.cmp-row{position:relative;display:grid;grid-template-columns:62px minmax(0,1fr) auto;gap:1px 10px;align-items:start;width:100%;min-height:28px;padding:5px 12px;border:0;background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
.cmp-row:hover{background:color-mix(in srgb,var(--mlmap-text) 6%,transparent)}
.cmp-row[aria-current=true]{background:color-mix(in srgb,var(--mlmap-selected) 13%,transparent);box-shadow:inset 3px 0 var(--mlmap-selected)}
.cmp-row:focus-visible{outline:2px solid var(--mlmap-selected);outline-offset:-2px}
.cmp-marks{display:inline-flex;align-items:center;gap:3px;grid-row:1/3;min-height:1.5em}
.cmp-to{color:var(--mlmap-muted)}
.cmp-title,.cmp-told{display:block;min-width:0;overflow-wrap:anywhere}
.cmp-told{grid-column:2/4}
.cmp-kind,.cmp-told{color:var(--mlmap-muted)}
.cmp-hours{display:grid;grid-template-columns:auto minmax(48px,auto);gap:8px;align-items:center;justify-items:end;white-space:nowrap;font-feature-settings:"tnum" 1}
.cmp-number{grid-column:2;font-weight:600}
.cmp-bar{position:relative;width:64px;height:8px}
.cmp-bar i{position:absolute;left:0;top:0;height:8px;min-width:1.5px;background:var(--bar)}
.cmp-bar i[data-assumed]{background:repeating-linear-gradient(135deg,var(--hatch) 0 1.4px,transparent 1.4px 5px);border:1px solid var(--bar)}
.cmp-bar b{position:absolute;top:3.4px;border-top:1.2px solid var(--mlmap-text);height:0}
.cmp-bar b::before,.cmp-bar b::after{content:"";position:absolute;top:-3.6px;height:6px;border-left:1.2px solid var(--mlmap-text)}
.cmp-bar b::before{left:0}.cmp-bar b::after{right:0}
`;
