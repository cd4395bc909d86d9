import html from 'html-template-tag';
import { choices, undecidedOf, type Answers } from '../../attendance/approval';
import { counted } from '../../attendance/text/plainEnglish';
import { layout } from './layout';

/** A page that only says something. */
export function noticePage(title: string, text: string): string {
	return layout({ title, main: html`<main class="notice" id="main"><h1>${title}</h1><p>${text}</p></main>` });
}

/** The link is over. */
export const endedPage = (ended: string): string =>
	noticePage('This link has ended', `It could be used until ${ended}. What was not decided by then does not go out: it is listed under “Not Approved” in the run, and the next run asks again.`);

/** What a person sees who has decided: what was recorded, under which name. No pupil is named any more. */
export function decidedPage(answers: Answers, by: string, at: string): string {
	const all = answers.entries.length;
	const lines = Object.entries(choices).map(([choice, words]) => [words, answers.entries.filter((answer) => answer.choice === choice).length] as const);
	const undecided = undecidedOf(answers);
	const shown = [...lines, ['not decided, and held', undecided] as const].filter(([, count]) => count > 0);
	return layout({
		title: 'Your decisions are recorded',
		main: html`<main class="notice done" id="main">
<h1>Your decisions are recorded</h1>
<p>${counted(all, 'step', 'steps')}, signed by ${by} at ${at}:</p>
<ul class="result">${shown.map(([words, count]) => html`<li><strong>${String(count)}</strong> ${words}</li>`)}</ul>
<p>What you approved goes on now. The rest does not go out.</p>
<p>You can close this page. The link does not work again.</p>
</main>`,
	});
}
