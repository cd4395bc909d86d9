/** Reads PDFs with pdf.js in a thread of its own: jest's module loader cannot load pdf.js. See readPdf.ts. */
import { parentPort } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageOfText, PieceOfText } from './readPdf.js';

const millimetresPerPoint = 25.4 / 72;

parentPort?.on('message', (pdf: Uint8Array) => {
	void read(pdf).then((pages) => parentPort?.postMessage(pages));
});

async function read(pdf: Uint8Array): Promise<PageOfText[]> {
	const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
	const document = await task.promise;
	const pages: PageOfText[] = [];
	for (let number = 1; number <= document.numPages; number += 1) {
		const page = await document.getPage(number);
		const [, , , height] = page.view as [number, number, number, number];
		const { items } = await page.getTextContent();
		const pieces: PieceOfText[] = [];
		let text = '';
		for (const item of items) {
			if (!('str' in item)) continue;
			text += item.str + (item.hasEOL ? '\n' : '');
			if (item.str.trim() === '') continue;
			const [, , , size, x, baseline] = item.transform as [number, number, number, number, number, number];
			pieces.push({
				text: item.str,
				left: x * millimetresPerPoint,
				right: (x + item.width) * millimetresPerPoint,
				baseline: (height - baseline) * millimetresPerPoint,
				size,
			});
		}
		pages.push({ text, pieces });
	}
	await task.destroy();
	return pages;
}
