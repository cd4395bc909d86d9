import { readFile } from 'node:fs/promises';
import type { InspectionOverview, InspectionPage } from '../../../attendance/inspection';
import { assetPath } from '../assets';
import { renderPdf } from '../renderPdf';

/** The mark the Department for Education puts on files of pupils' attendance (rules §2.1, §8 "Transfer"). */
const marking = 'OFFICIAL-SENSITIVE';

/**
 * Typesets the page of one registration group as a tagged PDF that meets PDF/UA-1. Takes the page and its date
 * (`YYYY-MM-DD`); the same page gives the same bytes. Throws `TypesetError`.
 */
export async function renderInspectionPage({ subject, school, to, summary, sections, office, closing, registrationGroup }: InspectionPage, date: string): Promise<Uint8Array> {
	return await render(
		{
			subject,
			school,
			title: `Register check: ${registrationGroup}`,
			under: to ? `For ${to}` : '',
			summary,
			groups: [],
			sections,
			notes: [office, closing].filter(Boolean),
		},
		date,
	);
}

/** Typesets the overview of all groups for the attendance office, in the same way. */
export async function renderInspectionOverview({ subject, school, summary, groups, sections }: InspectionOverview, date: string): Promise<Uint8Array> {
	const ofOffice = sections.map((section) => ({ ...section, heading: `For the attendance office: ${section.heading.toLowerCase()}` }));
	const notes = ['The findings that tutors can settle are on the pages of their groups. The CSV beside this page holds them all.'];
	return await render({ subject, school, title: 'Register check: all groups', under: '', summary, groups, sections: ofOffice, notes }, date);
}

interface Drawn extends Pick<InspectionOverview, 'subject' | 'school' | 'summary' | 'groups' | 'sections'> {
	readonly title: string;
	readonly under: string;
	readonly notes: readonly string[];
}

async function render(page: Drawn, date: string): Promise<Uint8Array> {
	// Colour says what the heading says in words.
	const sections = page.sections.map((section) => ({ ...section, urgent: section.certainty === 'must be put right' }));
	return await renderPdf({ title: page.subject, source: await pageSource(), data: { ...page, marking, sections }, date });
}

let source: Promise<string> | undefined;

function pageSource(): Promise<string> {
	source ??= readFile(assetPath('inspection.typ'), 'utf8');
	return source;
}
