import type { InspectionPage, PageFinding } from './page';

/** A page as the plain text of an e-mail. */
export function pageText({ subject, school, to, summary, sections, office, closing }: InspectionPage): string {
	const parts = [
		[subject, school].filter(Boolean).join('\n'),
		to ? `For: ${to}` : '',
		summary,
		...sections.map(({ heading, findings }) => [heading.toUpperCase(), ...findings.map(findingText)].join('\n\n')),
		office,
		closing,
	];
	return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function findingText({ title, amount, why, source, whatToDo, lines }: PageFinding, index: number): string {
	return [
		`${index + 1}. ${title} (${amount})`,
		...lines.map(({ who, what }) => `   - ${who}${what ? `: ${what}` : ''}`),
		`   What to do: ${whatToDo}`,
		`   Why: ${why} (${source})`,
	].join('\n');
}
