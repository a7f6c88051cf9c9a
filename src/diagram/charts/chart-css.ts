import { levelsAndUnrated } from "../../model/level.ts";

const levels = levelsAndUnrated
  .map(
    (level) =>
      `.${level}{background:var(--mlmap-${level}-fill);border-color:var(--mlmap-${level}-border);color:var(--mlmap-${level}-text)}`,
  )
  .join("\n");

/** Greys of the charts, as CSS declarations: colour belongs to the levels. */
export const chartInks = {
  light: "--bar:#AAB3BC;--band:#D3D8DD;--hatch:#AAB3BC;--strong:#57606A",
  dark: "--bar:#6B757F;--band:#454B52;--hatch:#7D868F;--strong:#A8B0B9",
};

/** Ink and ground of the picture's variables; dash and fill tell the kinds apart, never colour alone. */
export const tradeOffsCss = `
.trade-offs{display:block;max-width:100%;height:auto;font-size:11px}
.trade-offs text{fill:var(--mlmap-text)}
.trade-offs .trade-tick text,.trade-offs .trade-name{fill:var(--mlmap-muted)}
.trade-axis,.trade-lead{fill:none;stroke:var(--mlmap-muted)}
.trade-lead{stroke-width:.8}
.trade-offs circle{fill:var(--mlmap-ground);stroke:var(--mlmap-text);stroke-width:1.2}
.trade-offs .trade-front circle{fill:var(--mlmap-text)}
.trade-offs .trade-front text{fill:var(--mlmap-ground);font-weight:600}
.trade-offs .trade-out circle{stroke-dasharray:2.5 2}
`;

/** Styles of the charts. They take the colours of the picture's variables and of `chartInks`. */
export const chartCss = `
.axis{position:relative;height:16px;margin-top:16px;border-bottom:0}
.axis::before{content:"";position:absolute;left:0;right:0;top:8px;border-top:1px solid var(--mlmap-rule)}
.axis span,.dots span{position:absolute}
.band{top:2px;height:12px;background:var(--band)}
.mid{top:-1px;height:18px;width:2.4px;margin-left:-1.2px;background:var(--mlmap-text)}
.zero{top:4px;height:9px;border-left:1px solid var(--strong)}
.labels{position:relative;height:20px;font-size:12px;line-height:20px;color:var(--mlmap-muted)}
.labels .at{position:absolute;white-space:nowrap}
.labels .middle{transform:translateX(-50%)}
.labels .right{transform:translateX(-100%)}
.dots{position:relative;height:14px;margin:0 7px}
.dots::before{content:"";position:absolute;left:-7px;right:-7px;top:7px;border-top:1px solid var(--mlmap-rule)}
.dots .between{top:6px;height:2px;background:var(--mlmap-text)}
.dots .dot{top:2px;width:11px;height:11px;margin-left:-5.5px;border-radius:50%;border:1.6px solid var(--mlmap-text);background:var(--mlmap-ground)}
.dots .full{background:var(--mlmap-text)}
.swatch{display:inline-flex;width:22px;height:18px;border:1px solid;border-radius:3px;align-items:center;justify-content:center;vertical-align:-4px}
.swatch svg{width:10px;height:10px}
.swatch.absent{border-style:dashed}
.levels-cell{white-space:nowrap}
.stack{display:flex;height:22px}
.part{display:block;border:1px solid;border-right-width:0;font-size:12px;line-height:20px;overflow:hidden;min-width:2px}
.part:last-child{border-right-width:1px}
.inside{display:flex;align-items:center;justify-content:center;gap:5px;height:100%}
.part svg{flex:none;width:11px;height:11px}
.part.absent{border-style:dashed}
.part{container-type:inline-size}
@container (max-width:44px){.part b{display:none}}
@container (max-width:12px){.part svg{display:none}}
.stack .part b{font-feature-settings:"tnum" 1}
.track{position:relative;height:16px}
.track span{position:absolute;top:0;height:16px;min-width:1.5px;background:var(--bar)}
.track .assumed,.key .assumed{background:repeating-linear-gradient(135deg,var(--hatch) 0 1.4px,transparent 1.4px 5px);border:1px solid var(--bar)}
.track .more,.track .fresh,.key .more{background:none;border:1px solid var(--strong)}
.key{display:flex;flex-wrap:wrap;gap:4px 24px;font-size:12px;color:var(--mlmap-muted);margin:12px 0 0;padding:0;list-style:none}
.key i{display:inline-block;width:14px;height:10px;margin-right:7px;background:var(--bar)}
.evidence{display:flex;height:14px;margin:0}
.evidence span{min-width:2px}
.e-measured{background:var(--strong)}
.e-estimated{background:var(--bar)}
.e-unsourced{background:var(--band)}
.e-assumed{background:repeating-linear-gradient(135deg,var(--hatch) 0 1.4px,transparent 1.4px 5px);border:1px solid var(--bar)}
.key .e-measured{background:var(--strong)}
.key .e-unsourced{background:var(--band)}
.key .e-assumed{background:repeating-linear-gradient(135deg,var(--hatch) 0 1.4px,transparent 1.4px 5px)}
${tradeOffsCss}
${levels}
`;
