import { chartCss, chartInks } from "../../diagram/charts/chart-css.ts";
import { themes, themeVariables } from "../../diagram/theme.ts";
import { answerCss } from "./marks.tsx";

/**
 * Styles of a report: one column on a screen, fluid on a phone, A4 and Letter on paper. Every colour is a variable. Tables that
 * a phone has no room for can be moved sideways; a shade at the edge says that there is more.
 */
export const reportStyle = `
:root{color-scheme:light dark;${chartInks.light};${themeVariables(themes.light)}}
@media (prefers-color-scheme:dark){:root{${chartInks.dark};${themeVariables(themes.dark)}}}
@media print{:root{color-scheme:light;${chartInks.light};${themeVariables(themes.print)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--mlmap-ground);color:var(--mlmap-text);font:15px/24px Inter,system-ui,sans-serif;font-kerning:normal}
.page{max-width:1004px;margin:0 auto;padding:56px 32px 48px}
header.top{display:flex;justify-content:space-between;gap:24px;font-size:13px;line-height:20px;color:var(--mlmap-muted)}
h1{font-size:36px;line-height:44px;letter-spacing:-.018em;margin:40px 0 12px;max-width:860px;text-wrap:balance}
.lead{font-size:17px;line-height:27px;max-width:720px;margin:0 0 40px}
section{margin-top:64px}
h2{font-size:20px;line-height:28px;margin:0 0 4px}
h2+p{margin:0 0 24px;color:var(--mlmap-muted);max-width:75ch}
h3{font-size:14px;line-height:20px;margin:0 0 12px}
.note{font-size:13px;line-height:20px;color:var(--mlmap-muted);max-width:90ch}
.numbers{display:grid;grid-template-columns:repeat(3,1fr);gap:24px 56px;border-top:2px solid var(--mlmap-text);padding-top:20px;margin:0}
.numbers dt{font-size:14px;line-height:20px}
.numbers dd{margin:0}
.figure{font-size:44px;line-height:52px;font-weight:600;letter-spacing:-.018em;font-feature-settings:"tnum" 1;white-space:nowrap}
.figure small{font-size:20px;letter-spacing:0}
.figure.plain{font-size:26px}
.numbers .dots{margin-top:17px}
.wide{overflow-x:auto}
.wide:focus-visible{outline:2px solid var(--mlmap-selected);outline-offset:2px}
.picture svg{display:block;max-width:100%;height:auto;margin:0 auto 0 -16px}
.picture .narrow{display:none}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
caption{text-align:left;font-weight:600;padding-bottom:8px}
th,td{padding:7px 12px 7px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--mlmap-rule)}
th:last-child,td:last-child{padding-right:0}
thead th{font-size:12px;font-weight:400;color:var(--mlmap-muted);vertical-align:bottom;border-bottom-color:var(--strong)}
tbody th{font-weight:400}
tr.sum>*{font-weight:600;border-bottom:0}
tr.sub>*{font-size:12px;color:var(--mlmap-muted);padding-top:16px}
.n{text-align:right;white-space:nowrap;font-feature-settings:"tnum" 1}
.muted{color:var(--mlmap-muted)}
.to{color:var(--mlmap-muted);padding:0 5px}
.waterfall td,.waterfall th{border:0;padding:2px 12px 2px 0}
.waterfall tbody th{min-width:200px}
.waterfall td.bar{padding-right:24px;width:99%}
.waterfall .total>*{font-weight:600;padding:5px 12px 5px 0}
.waterfall .total td.bar{padding-right:24px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:40px 56px}
.two>*{min-width:0}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:6px 10px;align-items:center;font-size:13px;margin:0}
.bars .gap{grid-column:1/-1;height:6px}
.phases td,.phases th{padding:6px 12px 6px 0;border:0}
.phases tbody th{white-space:nowrap}
.phases td.bar{width:60%}
.numbers-table{font-size:13px}
.numbers-table tbody th{min-width:116px}
.numbers-table td:last-child{min-width:150px}
.facts td,.facts th{font-weight:400}
.facts td:last-child{text-align:right;white-space:nowrap;font-feature-settings:"tnum" 1}
.facts tr.key-row>*{font-weight:600}
.cash{display:block;width:100%;height:auto;font-size:11px}
.cash text{fill:var(--mlmap-muted)}
.cash .strong{fill:var(--mlmap-text);font-weight:600}
.box{border:1px solid var(--strong);border-radius:6px;padding:20px 24px 12px}
.box table{font-size:13px}
.box .note:last-child{margin-bottom:0}
ol.open{padding-left:22px;margin:0}
ol.open li{padding-left:4px;margin-bottom:10px}
${answerCss}
.findings{list-style:none;margin:0;padding:0;font-size:14px;line-height:20px}
.findings li{display:grid;grid-template-columns:72px 1fr auto;gap:12px;padding:7px 0;border-bottom:1px solid var(--mlmap-rule)}
dl.terms{columns:2;column-gap:56px;font-size:13px;line-height:20px;margin:0}
dl.terms>div{break-inside:avoid;margin-bottom:10px}
dl.terms dt{font-weight:600;display:inline}
dl.terms dt::after{content:". "}
dl.terms dd{display:inline;margin:0}
footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 24px;border-top:1px solid var(--mlmap-rule);margin-top:64px;padding-top:12px;font-size:13px;line-height:20px;color:var(--mlmap-muted)}
${chartCss}
@media screen and (max-width:720px){
.page{padding:24px 16px 32px}
header.top{flex-direction:column;gap:0}
h1{font-size:27px;line-height:34px;margin-top:24px}
.lead{margin-bottom:28px}
section{margin-top:48px}
.numbers,.two{grid-template-columns:1fr}
.picture .full{display:none}
.picture .narrow{display:block}
.picture svg{margin:0 auto}
.waterfall tbody th{min-width:112px;font-size:13px;line-height:17px}
.waterfall td.bar,.waterfall .total td.bar{padding-right:10px}
.waterfall .spread,.hide-narrow{display:none}
.phases tbody th{white-space:normal}
th,td{padding-right:9px}
.numbers-table td:last-child{min-width:280px}
.wide{background:linear-gradient(to right,var(--mlmap-ground) 40%,transparent) left/28px 100% no-repeat local,linear-gradient(to left,var(--mlmap-ground) 40%,transparent) right/28px 100% no-repeat local,linear-gradient(to right,var(--mlmap-rule),transparent) left/14px 100% no-repeat,linear-gradient(to left,var(--mlmap-rule),transparent) right/14px 100% no-repeat}
dl.terms{columns:1}
.findings li{grid-template-columns:1fr auto}
.findings .message{grid-column:1/-1;grid-row:2}
}
@media print{
@page{margin:18mm 15mm 16mm}
body{font-size:12px;line-height:18px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page{max-width:none;padding:0}
h1{font-size:27px;line-height:34px;margin-top:24px}
.lead{font-size:14px;line-height:22px;margin-bottom:24px}
section{margin-top:36px}
h2{font-size:17px;line-height:24px;break-after:avoid}
h2+p{break-after:avoid;break-inside:avoid;margin-bottom:14px}
.note{break-inside:avoid}
.wide+.note{break-before:avoid}
h3,caption,thead{break-after:avoid}
.numbers{gap:24px 32px}
.figure{font-size:34px;line-height:42px}
table{font-size:11.5px;line-height:16px}
.numbers-table{font-size:10px;line-height:14px}
th,td{padding-top:4px;padding-bottom:4px}
tr,section.keep,section:has(dl.terms),table.sheet,.numbers,.two,.picture,.waterfall,.box,.findings li,dl.terms>div{break-inside:avoid}
.wide{overflow:visible}
.picture svg{margin:0 auto}
.box{padding:12px 14px 8px}
.box table{font-size:11px}
.two{gap:24px 28px}
a::after{content:" (" attr(href) ")"}
}
`;
