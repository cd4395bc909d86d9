/**
 * `npm run verapdf`: makes every letter and every other document in each of its forms, has veraPDF check them against PDF/UA-1
 * (ISO 14289-1), and writes README.md beside this file. Ends with 1 where a document fails, and with 2 where the machine cannot run it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopTypst } from '../../connectors/documents/renderPdf';
import { letterPdfs } from './letterPdfs';
import type { MadePdf } from './madePdf';
import { otherPdfs } from './otherPdfs';
import { conformanceReport, type Checked } from './report';
import { missing, verify, versions } from './veraPdf';

async function main(): Promise<void> {
	const lacking = missing();
	if (lacking.length > 0) {
		console.error(`\nveraPDF cannot run here. ${lacking.join(' ')}\n`);
		process.exitCode = 2;
		return;
	}
	const folder = mkdtempSync(path.join(tmpdir(), 'verapdf-'));
	try {
		const documents = await written(folder);
		console.log(`${documents.length} documents made; veraPDF checks them …`);
		const verdicts = new Map(verify(documents.map(({ file }) => file), folder).map((verdict) => [verdict.file, verdict]));
		const checked = documents.map(({ file, document, variant }): Checked => ({ document, variant, ...(verdicts.get(file) as Omit<Checked, 'document' | 'variant'>) }));
		const text = conformanceReport(checked, versions(), new Date());
		writeFileSync(path.join(__dirname, 'README.md'), text);
		console.log(`\n${text}`);
		if (checked.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
	} finally {
		await stopTypst();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function written(folder: string): Promise<Array<Omit<MadePdf, 'pdf'> & { readonly file: string }>> {
	const documents = [];
	for (const made of [letterPdfs(), otherPdfs()]) {
		for await (const { document, variant, pdf } of made) {
			const file = path.join(folder, `${documents.length + 1}.pdf`);
			writeFileSync(file, pdf);
			documents.push({ document, variant, file });
		}
	}
	return documents;
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
