/**
 * The PEM blocks with this label ("PRIVATE KEY", "CERTIFICATE") as they should be: a field of one line takes the line
 * breaks away, and a copied JSON value writes them as `\n`. https://www.rfc-editor.org/rfc/rfc7468
 */
export function pemBlocks(pasted: string, label: string): string[] {
	const block = new RegExp(`-----BEGIN ((?:[A-Z]+ )?${label})-----(.+?)-----END \\1-----`, 'gs');
	return [...pasted.replaceAll('\\n', '\n').matchAll(block)].map(([, name, content = '']) => {
		const lines = content.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
		return [`-----BEGIN ${name}-----`, ...lines, `-----END ${name}-----`, ''].join('\n');
	});
}

/** The first of them; undefined where there is none. */
export const pemBlock = (pasted: string, label: string): string | undefined => pemBlocks(pasted, label)[0];
