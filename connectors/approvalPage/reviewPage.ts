import html from 'html-template-tag';
import { fields, undecidedOf, type Answers, type EntryGroup, type Fault } from '../../attendance/approval';
import { counted } from '../../attendance/text/plainEnglish';
import { entryCard, pupilName, type EntryDocument } from './entryCard';
import { layout } from './layout';

/** All that the page shows of a batch. */
export interface Review {
	/** Empty where it is not known. */
	readonly school: string;
	/** When the link ends, in words. */
	readonly ends: string;
	readonly total: number;
	/** Which batch it is; the form sends it back. */
	readonly mark: string;
	readonly groups: readonly EntryGroup[];
	/** The documents of an item of the batch, by its place. */
	documentsOf(item: number): readonly EntryDocument[];
}

/** The page on which a person decides, with what stands in its form and what has to be put right in it. */
export function reviewPage(review: Review, answers: Answers, faults: readonly Fault[]): string {
	const { school, ends, total, mark, groups } = review;
	const decided = total - undecidedOf(answers);
	const main = html`<a class="skip" href="#sign">Skip to signing</a>
<header class="top"><p class="school">${school}</p></header>
<main id="main">
<h1>${counted(total, 'step waits', 'steps wait')} for your decision</h1>
<p class="lead">Nothing on this page has gone out yet. Look at each pupil, choose, then sign at the end of the page. You can do so until <strong>${ends}</strong>.</p>
$${faultSummary(review, faults)}
<form method="post" novalidate>
<input type="hidden" name="${fields.batch}" value="${mark}">
<button class="first" type="submit" tabindex="-1" aria-hidden="true">Record these decisions</button>
<div class="find" hidden>
<p><label for="search">Find a pupil</label><input type="search" id="search" autocomplete="off" aria-describedby="search-hint"><span class="hint" id="search-hint">Name, group or number</span></p>
<p><label for="show">Show</label><select id="show"><option value="all">All</option><option value="undecided">Not decided yet</option><option value="approve">Approved</option><option value="hold">Held</option><option value="reject">Not appropriate</option></select></p>
</div>
<div class="bar"><p id="summary" role="status">${String(decided)} of ${String(total)} decided</p><a href="#sign">Sign</a></div>
<p class="none" id="none" role="status"></p>
$${groups.map((group, number) => groupSection(review, group, number, answers, faults)).join('\n')}
$${signing(answers, faults, total)}
</form>
</main>`;
	return layout({ title: `${faults.length > 0 ? 'Problem: ' : ''}${counted(total, 'attendance step', 'attendance steps')} to decide on`, main, scripted: true });
}

function groupSection(review: Review, { name, approvedBy, entries }: EntryGroup, number: number, answers: Answers, faults: readonly Fault[]): string {
	const heading = `group-${number}`;
	const cards = entries.map(({ entry, place }) => {
		const documents = entry.items.flatMap((item) => review.documentsOf(item).map((document) => ({ ...document, letter: entry.letters.get(item) })));
		return entryCard(entry, place, documents, answers.entries[place], faults);
	});
	return html`<section class="group" aria-labelledby="${heading}">
<h2 id="${heading}">${name} <span class="count">${counted(entries.length, 'pupil')}</span></h2>
$${approvedBy ? html`<p class="role">The policy asks for the approval of: <strong>${approvedBy}</strong></p>` : ''}
<details class="all" hidden><summary>Decide for several at once</summary>
<p>For all shown here that are not decided yet:</p>
<p class="field"><label for="${heading}-reason">Reason <span class="hint">Needed where they are held or not appropriate</span></label><input type="text" id="${heading}-reason" maxlength="1000" autocomplete="off"></p>
<p class="tools"><button type="button" data-all="approve">Approve all</button>
<button type="button" data-all="hold">Hold all</button>
<button type="button" data-all="reject">None is appropriate</button>
<button type="button" class="plain" data-all="">Undo choices here</button></p>
</details>
$${cards.join('\n')}
</section>`;
}

function faultSummary({ groups }: Review, faults: readonly Fault[]): string {
	if (faults.length === 0) return '';
	const names = new Map(groups.flatMap(({ entries }) => entries.map(({ entry, place }) => [String(place), pupilName(entry.pupil)] as const)));
	const listed = faults.map(({ field, message }) => {
		const whose = names.get(/^[ru](\d+)$/.exec(field)?.[1] ?? '');
		return html`<li><a href="$${`#${field}`}">${whose ? `${whose}: ` : ''}${message}</a></li>`;
	});
	return html`<div class="faults" role="alert" tabindex="-1" id="faults" autofocus>
<h2>Nothing is recorded yet</h2>
<ul>$${listed.join('')}</ul>
</div>`;
}

function signing(answers: Answers, faults: readonly Fault[], total: number): string {
	const undecided = undecidedOf(answers);
	const agreeing = faults.some(({ field }) => field === fields.holdUndecided) || answers.holdUndecided;
	const field = (name: 'name' | 'role', label: string, hint: string, autocomplete: string) => {
		const fault = faults.find((found) => found.field === name)?.message ?? '';
		return html`<p class="field"><label for="${name}">${label}</label>
<span class="hint" id="${`${name}-hint`}">${hint}</span>
$${faultText(name, fault)}
<input type="text" id="${name}" name="${name}" value="${answers[name]}" required maxlength="120" autocomplete="${autocomplete}" aria-describedby="${fault ? `${name}-hint ${name}-fault` : `${name}-hint`}"$${fault ? ' aria-invalid="true"' : ''}></p>`;
	};
	const agree = faults.find((found) => found.field === fields.holdUndecided)?.message ?? '';
	return html`<section class="sign" id="sign" tabindex="-1" aria-labelledby="sign-heading">
<h2 id="sign-heading">Sign</h2>
<p>Your name and role are recorded with each decision. What you approve goes on at once; this page cannot take it back.</p>
$${agreeing && undecided > 0 ? html`<div class="field warning">$${faultText(fields.holdUndecided, agree)}<p class="tick"><input type="checkbox" id="${fields.holdUndecided}" name="${fields.holdUndecided}" value="hold"$${answers.holdUndecided ? ' checked' : ''}$${agree ? ` aria-describedby="${fields.holdUndecided}-fault"` : ''}><label for="${fields.holdUndecided}">Hold what I have not decided (now ${String(undecided)} of ${String(total)}). The next run asks again.</label></p></div>` : ''}
$${field('name', 'Your name', 'As the school knows you', 'name')}
$${field('role', 'Your role', 'For example: headteacher, attendance champion', 'organization-title')}
<div class="problem" id="problem" role="alert" hidden></div>
<p><button class="record" type="submit">Record these decisions</button></p>
</section>`;
}

const faultText = (field: string, message: string): string => (message ? html`<span class="fault" id="${`${field}-fault`}">${message}</span>` : '');
