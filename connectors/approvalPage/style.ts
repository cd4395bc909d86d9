/** The look of the page: readable from 320 px on, contrast of 4.5 to 1 and more, targets of 24 px and more (WCAG 2.2 AA). */
export const style = `
:root { --ink: #14202b; --soft: #475563; --line: #c3ccd5; --paper: #f3f5f7; --accent: #1d5a99; --green: #0b6b3a; --amber: #7d4a00; --red: #a3221b; --focus: #ffbf47; }
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding: 4.5rem 0 2rem; }
body { margin: 0; -webkit-tap-highlight-color: transparent; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.first { position: absolute; left: -100rem; }
.skip { position: absolute; left: 1rem; top: -6rem; z-index: 3; padding: .6rem 1rem; background: #fff; color: var(--accent); }
.skip:focus { top: 1rem; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 6px var(--focus); border-radius: 3px; }
.top { background: var(--accent); color: #fff; padding: .8rem 1rem; }
.top p { max-width: 62rem; margin: 0 auto; font-weight: 600; min-height: 1.5rem; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.1rem); line-height: 1.2; margin: 0 0 .6rem; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0; }
.lead { max-width: 46rem; margin: 0 0 1.5rem; font-size: 1.06rem; }
.count, .about, .hint, .kind { color: var(--soft); font-weight: 400; font-size: .95rem; }
.count { white-space: nowrap; }
.find { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin-bottom: .75rem; }
.find .hint { margin-top: .2rem; }
.find p { margin: 0; flex: 1 1 14rem; max-width: 24rem; }
label { font-weight: 600; }
.find label, .field > label { display: block; margin-bottom: .2rem; }
.hint { display: block; }
input[type=text], input[type=search], input[type=date], textarea, select { font: inherit; color: inherit; background: #fff; border: 2px solid #5b6b7a; border-radius: 5px; padding: .45rem .6rem; width: 100%; min-height: 2.75rem; }
textarea { resize: vertical; display: block; }
input[type=date] { max-width: 14rem; }
[aria-invalid=true][aria-invalid] { border-color: var(--red); border-width: 3px; }
button { font: inherit; font-weight: 600; cursor: pointer; min-height: 2.5rem; padding: .4rem .9rem; border-radius: 5px; border: 2px solid var(--accent); background: #fff; color: var(--accent); }
button:hover { background: #e6eff8; }
button.plain { border-color: transparent; text-decoration: underline; background: none; }
button.record { background: var(--green); border-color: var(--green); color: #fff; font-size: 1.1rem; min-height: 3rem; padding: .6rem 1.4rem; }
button.record:hover { background: #07502b; }
button.record:disabled { background: #5b6b7a; border-color: #5b6b7a; cursor: wait; }
.bar { display: flex; justify-content: space-between; align-items: center; gap: 1rem; background: #fff; border: 1px solid var(--line); border-left: 6px solid var(--accent); border-radius: 5px; padding: .35rem .8rem; margin: 0 0 1.5rem; box-shadow: 0 2px 6px rgb(20 32 43 / .12); }
.bar p { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
.bar a { flex: none; color: var(--accent); font-weight: 600; padding: .4rem .5rem; min-height: 2.4rem; display: inline-flex; align-items: center; }
@media (min-height: 30rem) { .bar { position: sticky; top: .5rem; z-index: 2; } }
.none { margin: -.75rem 0 1rem; color: var(--soft); min-height: 1.5rem; }
.none:empty { display: none; }
.group { margin: 0 0 2.5rem; }
.role { margin: .2rem 0 0; }
.all { margin-top: .3rem; }
.all[open] { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: .6rem 1.1rem .9rem; margin-top: .7rem; }
.all p { margin: .3rem 0 .6rem; }
.all .field { max-width: 34rem; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; }
.entry { border: 1px solid var(--line); border-radius: 8px; background: #fff; margin: 1rem 0 0; padding: 0 1.1rem 1.1rem; min-width: 0; content-visibility: auto; contain-intrinsic-size: auto 16rem; }
.entry legend { float: left; width: 100%; padding: .9rem 0 .5rem; font-size: 1.15rem; font-weight: 700; line-height: 1.35; }
.body { clear: both; }
.entry:has(input[value=approve]:checked) { border-left: 6px solid var(--green); padding-left: calc(1.1rem - 5px); }
.entry:has(input[value=hold]:checked) { border-left: 6px solid var(--amber); padding-left: calc(1.1rem - 5px); }
.entry:has(input[value=reject]:checked) { border-left: 6px solid var(--red); padding-left: calc(1.1rem - 5px); }
.about { display: inline-block; margin-left: .4rem; }
.figures { margin: 0 0 .4rem; font-weight: 600; }
.reasons { margin: 0; padding-left: 1.2rem; }
.reasons li { margin: .15rem 0; }
.change { margin: .5rem 0 0; }
details { margin-top: .6rem; }
summary { cursor: pointer; color: var(--accent); font-weight: 600; padding: .25rem 0; width: fit-content; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; white-space: nowrap; }
.codes { margin: .3rem 0 0; color: var(--soft); font-size: .9rem; }
.documents { display: flex; flex-wrap: wrap; gap: .5rem; margin: .7rem 0 0; }
.documents button { text-align: left; border-width: 1px; border-color: #7f93a6; }
.choice { margin-top: 1rem; }
.options { display: flex; flex-wrap: wrap; gap: .5rem; }
.option { position: relative; display: inline-flex; flex: 1 1 9rem; max-width: 15rem; }
.option input { position: absolute; left: .8rem; top: 50%; translate: 0 -50%; width: 1.3rem; height: 1.3rem; margin: 0; accent-color: currentColor; }
.option label { flex: 1; padding: .6rem .8rem .6rem 2.6rem; min-height: 2.9rem; border: 2px solid var(--line); border-radius: 6px; cursor: pointer; background: #fff; }
.option label:hover { border-color: #5b6b7a; }
.option.approve { color: var(--green); } .option.hold { color: var(--amber); } .option.reject { color: var(--red); }
.option label { color: var(--ink); }
.option input:checked + label { border-color: currentColor; color: inherit; box-shadow: inset 0 0 0 1px currentColor; }
.option.approve input:checked + label { background: #e4f3ea; color: var(--green); }
.option.hold input:checked + label { background: #fdf1de; color: var(--amber); }
.option.reject input:checked + label { background: #fbe8e6; color: var(--red); }
.option input:focus-visible { outline-offset: 3px; border-radius: 50%; }
.because { margin-top: .7rem; display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; }
.because .field { flex: 3 1 18rem; margin: 0; }
.because .until { flex: 1 1 12rem; }
@supports selector(:has(*)) {
	.because { display: none; }
	.entry:has(input[value=hold]:checked, input[value=reject]:checked) .because { display: flex; }
	.until { display: none; }
	.entry:has(input[value=hold]:checked) .until { display: block; }
}
.sign { background: #fff; border: 1px solid var(--line); border-top: 6px solid var(--green); border-radius: 8px; padding: 1.2rem 1.2rem .6rem; }
.sign .field { max-width: 30rem; margin: 1rem 0; }
.fault { display: block; color: var(--red); font-weight: 700; margin-bottom: .2rem; }
.faults { border: 4px solid var(--red); border-radius: 6px; background: #fff; padding: 1rem 1.2rem; margin: 0 0 1.5rem; }
.faults ul { margin: .5rem 0 0; padding-left: 1.2rem; }
.faults a { color: var(--red); font-weight: 600; display: inline-block; padding: .15rem 0; min-height: 1.6rem; }
.warning { border-left: 6px solid var(--amber); padding: .5rem 0 .5rem .9rem; }
.tick { display: flex; align-items: flex-start; gap: .7rem; margin: 0; }
.tick input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; }
.problem { border: 3px solid var(--red); border-radius: 6px; padding: .7rem 1rem; margin: 1rem 0; font-weight: 600; }
.notice { max-width: 40rem; background: #fff; border: 1px solid var(--line); border-top: 6px solid var(--accent); border-radius: 8px; padding: 2rem; margin: clamp(1rem, 10vh, 6rem) auto; width: calc(100% - 2rem); }
.notice.done { border-top-color: var(--green); }
.result { list-style: none; padding: 0; font-size: 1.15rem; }
@media (min-width: 46rem) { .body { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; gap: .5rem 2rem; } .choice { margin: 0; } .options { flex-direction: column; } .option { flex: none; max-width: none; } .because { flex-direction: column; } .because .field { flex: none; } .notice { padding: 2.5rem 3rem; } }
@media (max-width: 30rem) { .about { display: block; margin: 0; } .option { flex: 1 1 100%; max-width: none; } .documents button, .tools button { width: 100%; } .sign, .entry { border-radius: 6px; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { .bar, .find, .all, .skip { display: none !important; } .entry { break-inside: avoid; content-visibility: visible; } }
`;
