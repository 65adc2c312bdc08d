/** The page's only style sheet. Colours are of one palette in two lights; contrast is at least 4.5 to 1 for text. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f7f7f5;--paper:#fff;--ink:#1d2127;--faint:#5b6470;--line:#dcdfe3;--code:#f2f3f1;--mark:#ffe08a;--link:#1f5fbf;
--critical:#a3123a;--high:#b4430b;--medium:#8a6100;--low:#2c6a8c;--info:#5b6470;--good:#26743b}
@media(prefers-color-scheme:dark){:root{--ground:#14171b;--paper:#1c2025;--ink:#e6e8eb;--faint:#a0a8b3;--line:#333a43;--code:#15181c;--mark:#6b5313;--link:#8ab4f8;
--critical:#ff7d9c;--high:#ffa26b;--medium:#e7bf5a;--low:#7cc3e6;--info:#a0a8b3;--good:#7fd095}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header,main,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:1.6rem;margin:0 0 .25rem;letter-spacing:-.01em}
h2{font-size:1.2rem;margin:2.5rem 0 .75rem;padding-top:.5rem}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
.facts,.place,figcaption,footer{color:var(--faint);font-size:.86rem}
.place,code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.84rem}
.place{overflow-wrap:anywhere}
code{background:var(--code);padding:.1em .3em;border-radius:4px}
pre{background:var(--code);padding:.6rem .8rem;border-radius:6px;overflow-x:auto;margin:.5rem 0}
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.25rem 0;padding:0;list-style:none}
.tiles li{background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--tone);border-radius:8px;padding:.5rem 1rem;min-width:6.5rem}
.tiles b{display:block;font-size:1.6rem;line-height:1.2;color:var(--tone)}
.critical{--tone:var(--critical)}.high{--tone:var(--high)}.medium{--tone:var(--medium)}.low{--tone:var(--low)}.info{--tone:var(--info)}
nav{position:sticky;top:0;z-index:1;background:var(--ground);border-bottom:1px solid var(--line);padding:.6rem 0}
nav div{max-width:72rem;margin:0 auto;padding:0 1.25rem;display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center}
nav a{color:var(--link);text-decoration:none}nav a:hover{text-decoration:underline}
nav label{margin-left:auto}
input[type=search]{font:inherit;padding:.3rem .6rem;border:1px solid var(--line);border-radius:6px;background:var(--paper);color:var(--ink);width:15rem;max-width:100%}
.first{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem .75rem 2.25rem;margin:0}
.first li{margin:.4rem 0}.first a{color:var(--link);text-decoration:none}.first a:hover{text-decoration:underline}
.card{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:8px;margin:.5rem 0}
.card>summary{cursor:pointer;padding:.6rem .9rem;display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}
.card>summary::before{content:"▸";color:var(--faint)}.card[open]>summary::before{content:"▾"}
.card>summary::-webkit-details-marker{display:none}
.card .message{flex:1 1 22rem}
.body{padding:0 .9rem .7rem 1.6rem;scroll-margin-top:8rem}
.body p{margin:.45rem 0}
.badge,.verdict{font-size:.75rem;font-weight:600;border:1px solid currentColor;border-radius:99px;padding:.02rem .5rem;color:var(--tone)}
.verdict{--tone:var(--faint)}.verdict.finding,.verdict.dangerous{--tone:var(--critical)}.verdict.suspicious{--tone:var(--high)}.verdict.unknown,.verdict.unreadable{--tone:var(--medium)}.verdict.safe{--tone:var(--good)}
code.verdict{border-radius:4px;font-weight:400;color:var(--tone)}
.flow{margin:.5rem 0;padding-left:1.4rem}.flow pre{margin:.15rem 0 .4rem;padding:.3rem .6rem}
.source .number{color:var(--faint);user-select:none}
mark{background:var(--mark);color:inherit;border-radius:2px}mark.line{display:inline}
.remedy{border-left:3px solid var(--good);padding-left:.6rem}
.note{color:var(--faint)}
.scroll{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid var(--line)}
th{color:var(--faint);font-weight:600;font-size:.82rem}
tbody tr:last-child td{border-bottom:0}
.map{margin:0 0 1rem;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.6rem;overflow:hidden}
.map svg{display:block;max-width:100%;height:auto;max-height:40rem;touch-action:none;cursor:grab}
.map path{fill:none;stroke:var(--line);stroke-width:1.5}
.map rect{fill:var(--paper);stroke:var(--line);stroke-width:1.5}
.map text{font:13px ui-monospace,Menlo,Consolas,monospace;fill:var(--ink)}
.map .own rect{fill:var(--tone);stroke:var(--tone)}.map .own text{fill:var(--paper);font-weight:600}
.map .below rect{stroke:var(--tone);stroke-width:2}
.map .rest rect{stroke-dasharray:4 3}.map .rest text{fill:var(--faint)}
.tools{display:flex;gap:.4rem;margin-bottom:.4rem}
button{font:inherit;font-size:.85rem;border:1px solid var(--line);border-radius:6px;background:var(--ground);color:var(--ink);padding:.15rem .6rem;cursor:pointer}
.tree,.tree ul{list-style:none;margin:0;padding-left:1.1rem}
.tree{padding-left:0}.tree summary{cursor:pointer}.tree li{padding:.06rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;margin:0}dt{color:var(--faint)}dd{margin:0;overflow-wrap:anywhere}
.scripted{display:none}.has-script .scripted{display:initial}.has-script div.scripted{display:flex}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
[hidden]{display:none!important}
footer{padding:2.5rem 1.25rem 3rem}
@media print{nav,.tools{display:none}body{background:#fff}.card{break-inside:avoid}}
`;
