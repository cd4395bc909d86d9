import html from 'html-template-tag';
import { codesIn, fields, sessionsByWeek, type Answer, type Choice, type Entry, type Fault } from '../../attendance/approval';
import type { Attendance, Letter, Pupil } from '../../attendance/item';
import { counted, percentWithCounts } from '../../attendance/text/plainEnglish';
import { yearGroupName } from '../../attendance/text/yearGroup';

/** A document as it would go out. */
export interface EntryDocument {
	/** What the form sends to see it. */
	readonly id: string;
	readonly mimeType: string;
	readonly fileName: string;
	/** The letter that it is, where it is one. */
	readonly letter?: Letter | undefined;
}

/** "Amy Jones", as the school calls the pupil. */
export const pupilName = ({ preferredForename, legalForename, legalSurname, id }: Pupil): string =>
	[preferredForename || legalForename, legalSurname].filter((part) => part !== '').join(' ') || `Pupil ${id}`;

const labels: readonly (readonly [Choice, string])[] = [
	['approve', 'Approve'],
	['hold', 'Hold'],
	['reject', 'Not appropriate'],
];

/** One entry of the page: who, why, what would go out, and the choice. */
export function entryCard(entry: Entry, place: number, documents: readonly EntryDocument[], answer: Answer | undefined, faults: readonly Fault[]): string {
	const { pupil, decision } = entry;
	const name = pupilName(pupil);
	const about = [yearGroupName(pupil.yearGroup), pupil.registrationGroup, `No. ${pupil.id}`].filter((part) => part !== '').join(' · ');
	return html`<fieldset class="entry" id="e${String(place)}" data-find="${`${name} ${pupil.registrationGroup} ${pupil.id}`.toLowerCase()}">
<legend>${name} <span class="about">${about}</span></legend>
<div class="body">
<div class="why">
$${entry.attendance ? html`<p class="figures">${figures(entry.attendance)}</p>` : ''}
<ul class="reasons">$${decision.reasons.map((reason) => html`<li>${reason}</li>`).join('')}</ul>
$${decision.task ? html`<p class="change"><strong>What is to be done:</strong> ${decision.task}</p>` : ''}
$${decision.wouldChange.length > 0 ? html`<p class="change"><strong>What would change it:</strong> ${decision.wouldChange.join(' ')}</p>` : ''}
$${sessions(entry)}
$${documentButtons(documents, name)}
</div>
<div class="choice">
<div class="options">$${labels.map(([choice, label]) => option(place, choice, label, answer?.choice === choice)).join('')}</div>
$${because(place, name, answer, faults)}
</div>
</div>
</fieldset>`;
}

/** Of nothing but our own words and a number, so there is nothing to escape; 1,200 of them stand on a page of 400 pupils. */
function option(place: number, choice: Choice, label: string, chosen: boolean): string {
	const id = `${fields.choice(place)}-${choice}`;
	return `<span class="option ${choice}"><input type="radio" name="${fields.choice(place)}" id="${id}" value="${choice}"${chosen ? ' checked' : ''}><label for="${id}">${label}</label></span>`;
}

/** Reason and date, which the style shows where they are asked for. */
function because(place: number, name: string, answer: Answer | undefined, faults: readonly Fault[]): string {
	const faultOf = (field: string) => faults.find((found) => found.field === field)?.message ?? '';
	const attributes = (field: string) => (faultOf(field) ? ` aria-invalid="true" aria-describedby="${field}-fault"` : '');
	const shown = (field: string) => (faultOf(field) ? html`<span class="fault" id="${field}-fault">${faultOf(field)}</span>` : '');
	const [reason, until] = [fields.reason(place), fields.until(place)];
	const about = html`<span class="unseen"> about ${name}</span>`;
	return `<div class="because">
<p class="field"><label for="${reason}">Reason${about}</label>${shown(reason)}<textarea id="${reason}" name="${reason}" rows="2" maxlength="1000"${attributes(reason)}>${escaped(answer?.reason)}</textarea></p>
<p class="field until"><label for="${until}">Hold until${about} (optional)</label>${shown(until)}<input type="date" id="${until}" name="${until}" value="${escaped(answer?.until)}"${attributes(until)}></p>
</div>`;
}

const escaped = (text: string | undefined): string => (text ? html`${text}` : '');

/** "Absence this school year: 12.5% (16 of 128 sessions), 9 unauthorised" */
function figures(attendance: Attendance): string {
	const { possibleSessions, unauthorisedAbsentSessions } = attendance;
	const absent = attendance.basis === 'totals' ? attendance.absentSessions : attendance.authorisedAbsentSessions + attendance.unauthorisedAbsentSessions;
	const unauthorised = unauthorisedAbsentSessions === null ? '' : `, ${unauthorisedAbsentSessions} unauthorised`;
	return `Absence this school year: ${percentWithCounts(absent, possibleSessions)}${unauthorised}`;
}

function sessions({ decision }: Entry): string {
	const { sessions: absent } = decision.evidence;
	if (absent.length === 0) return '';
	// Dates are ours; a code is whatever a register holds.
	const weeks = sessionsByWeek(absent).map(({ week, days }) => `<tr><th scope="row">${week}</th><td>${escaped(days.join('; '))}</td></tr>`);
	const codes = [...codesIn(absent)].map(([code, meaning]) => `${code}: ${meaning}`);
	return html`<details><summary>${counted(absent.length, 'absent session')} that this rests on</summary>
<table><thead><tr><th scope="col">Week of</th><th scope="col">Absent</th></tr></thead><tbody>$${weeks.join('')}</tbody></table>
<p class="codes">A day without AM or PM was missed whole. ${codes.join('; ')}.</p></details>`;
}

/** Buttons, since a link would carry the batch's signature to another address: each sends the form, decides nothing, and opens a tab. */
function documentButtons(documents: readonly EntryDocument[], name: string): string {
	const printed = documents.filter(({ mimeType }) => mimeType === 'application/pdf');
	const shown = printed.length > 0 ? printed : documents;
	if (shown.length === 0) return '';
	const buttons = shown.map(
		({ id, mimeType, fileName, letter }) => html`<button type="submit" class="document" name="${fields.document}" value="${id}" formtarget="_blank" formnovalidate>See ${letter ? `the letter to ${letter.addressee.name}` : 'the document'} <span class="kind">${kindOf(mimeType, fileName)}<span class="unseen"> about ${name}, opens in a new tab</span></span></button>`,
	);
	return html`<p class="documents">$${buttons.join(' ')}</p>`;
}

const kindOf = (mimeType: string, fileName: string): string => (mimeType === 'application/pdf' ? 'PDF' : (/\.(\w+)$/.exec(fileName)?.[1] ?? 'file').toUpperCase());
