/**
 * Field codes of Word, such as PAGE, whole however many runs they are cut into and however deep they stand in each other.
 * ECMA-376 Part 1, 17.16: a code is between `w:fldChar` "begin" and "separate" or "end", or in `w:fldSimple`.
 */
export function fieldCodesOf(xml: string): string[] {
	const codes: string[] = [];
	const open: string[] = [];
	const parts = /<w:fldChar\b[^>]*w:fldCharType\s*=\s*["'](begin|separate|end)["']|<w:instrText\b[^>]*>([^<]*)<\/w:instrText>|<w:fldSimple\b[^>]*w:instr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
	const close = () => {
		const code = open.pop();
		if (code?.trim()) codes.push(code.trim());
		if (open.length > 0) open.push(`${open.pop()} `);
	};
	for (const [, type, text, simple, simpleToo] of xml.matchAll(parts)) {
		if (type === 'begin') {
			open.push('');
		} else if (type === 'end') {
			close();
		} else if (text !== undefined) {
			// Outside any field, a code does nothing by itself; it is looked at all the same.
			if (open.length === 0) codes.push(decoded(text).trim());
			else open[open.length - 1] += decoded(text);
		} else if (type === undefined) codes.push(decoded(simple ?? simpleToo ?? '').trim());
	}
	while (open.length > 0) close();
	return codes.filter((code) => code !== '');
}

function decoded(text: string): string {
	return text
		.replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, digits: string) => String.fromCodePoint(Math.min(0x10ffff, parseInt(digits, hex ? 16 : 10) || 0)))
		.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What shows numbers, dates and places of the document itself. All else is refused. */
const harmless = new Set([
	'PAGE', 'NUMPAGES', 'SECTION', 'SECTIONPAGES', 'PAGEREF', 'REF', 'NOTEREF', 'STYLEREF', 'SEQ', 'TOC', 'TC', 'DATE', 'TIME', 'CREATEDATE', 'SAVEDATE', 'PRINTDATE',
	'SYMBOL', 'ADVANCE', 'LISTNUM', 'AUTONUM', 'TITLE', 'SUBJECT', 'FORMTEXT', 'FORMCHECKBOX', 'FORMDROPDOWN', 'BIBLIOGRAPHY', 'CITATION', 'INDEX', 'XE',
]);

/** What Word's own mail merge and conditions look like; whoever has used them takes them for ours. */
const mergeCodes = new Set(['MERGEFIELD', 'ADDRESSBLOCK', 'GREETINGLINE', 'IF', 'NEXT', 'NEXTIF', 'SKIPIF', 'MERGEREC', 'MERGESEQ', 'DATABASE', 'ASK', 'FILLIN', 'SET', '=']);

/** What is wrong with a field code; undefined for a harmless one. */
export function wrongFieldCode(code: string, isSafeLink: (target: string) => boolean): { readonly message: string; readonly advice: string } | undefined {
	const name = /^[^\s"\\]+/.exec(code)?.[0]?.toUpperCase() ?? '';
	if (harmless.has(name)) return undefined;
	if (name === 'HYPERLINK') {
		// Its switches come with a backslash; \l alone leads to a place in the same document.
		const target = /^HYPERLINK\s+(?:\\[a-z]\s+"[^"]*"\s*)*(?:"([^"]*)"|([^\s\\]+))/i.exec(code);
		const to = target?.[1] ?? target?.[2];
		if (to === undefined || isSafeLink(to)) return undefined;
		return { message: 'The template holds a link that leads neither to a web address nor to an e-mail address', advice: 'In Word, edit the link: only addresses that begin with https://, http://, mailto: or tel: are for families.' };
	}
	if (mergeCodes.has(name) || name.startsWith('=')) {
		return {
			message: `The template holds a field of Word’s own mail merge (${name.slice(0, 20)}), which nothing fills here`,
			advice: 'Delete it in Word and type a merge field in double braces instead, such as {{pupil.preferredForename}}. "Check Template" lists them all.',
		};
	}
	return {
		message: `The template holds the field code ${name.slice(0, 20) || '(without a name)'}; a letter may hold only page numbers, dates and links, since others fetch files or run programs`,
		advice: 'In Word, press Alt+F9 to see the field codes, delete it and save the file.',
	};
}
