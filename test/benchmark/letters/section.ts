import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultAccentColour, letterTemplate } from '../../../connectors/documents/letters/wordTemplate';
import { startBrowser } from '../../support/browser';
import { bundled, inNewFolder, inTurns, measured, type Measured } from '../measure';
import type { Benchmark, BenchmarkRatio, BenchmarkRow } from '../section';
import { documentAssets } from './documentAssets';
import { family, writeLetters } from './lettersFile';

const turns = 3;
const letters = 500;
const [some, many] = [1_000, 10_000];
const pdfGoal = 0.1;
const docxGoal = 1;
const memoryGoal = 1.2;

const inDocx = 'docx';
const inPdf = 'pdf';

/** Letters by the hundred: PDF/UA against LibreOffice and Chromium, Word files against the fastest libraries, and memory at ten times as many. */
export const manyLetters: Benchmark = (say) =>
	inNewFolder(async (folder) => {
		await documentAssets(folder);
		// The browser's library is no part of the bundles.
		symlinkSync(path.resolve(__dirname, '../../../node_modules'), path.join(folder, 'node_modules'));
		const program = (name: string) => bundled(path.join(__dirname, `${name}.ts`), folder);
		const [ours, library, libreOffice, browser] = [await program('ours'), await program('library'), await program('libreOffice'), await program('browserPdf')];
		const template = path.join(folder, 'template.docx');
		writeFileSync(template, await letterTemplate(family, defaultAccentColour));
		const fileOf = async (count: number) => {
			const file = path.join(folder, `${count} letters.jsonl`);
			await writeLetters(file, count);
			return file;
		};
		const files = { [letters]: await fileOf(letters), [some]: await fileOf(some), [many]: await fileOf(many) };
		const out = path.join(folder, 'out');
		const run = (count: number, ...args: readonly [string, string]) => async (): Promise<Measured> => {
			mkdirSync(out);
			const made = await measured([...args, template, files[count] as string, out]);
			rmSync(out, { recursive: true });
			if (made.stdout !== String(count)) throw new Error(`${args.join(' ')} made ${made.stdout} letters of ${count}.`);
			return made;
		};

		say(`${letters} Word files`);
		const words = await inTurns(turns, {
			ours: run(letters, ours, inDocx),
			docxtemplater: run(letters, library, 'docxtemplater'),
			easyTemplateX: run(letters, library, 'easy-template-x'),
		});
		say(`${letters} PDFs`);
		const soffice = foundSoffice();
		const pdfs = await inTurns(turns, {
			ours: run(letters, ours, inPdf),
			...(soffice ? { libreOffice: run(letters, libreOffice, soffice) } : {}),
			...((await hasBrowser()) ? { onePage: run(letters, browser, '1'), twoPages: run(letters, browser, '2') } : {}),
		} as Record<PdfMaker, () => Promise<Measured>>) as Partial<Record<PdfMaker, Measured>> & { readonly ours: Measured };
		say(`${many.toLocaleString('en-GB')} PDFs`);
		const growth = await inTurns(1, { some: run(some, ours, inPdf), many: run(many, ours, inPdf) });

		return {
			title: 'Letters',
			what:
				`${letters} letters of one page (${family.name.toLowerCase()}), each with names and an address of its own, from one Word template and the same merge fields, written to files: as Word files by this package, docxtemplater ` +
				'and easy-template-x, the fastest libraries of those we measured; and as tagged PDFs by this package (PDF/UA-1 by veraPDF: test/conformance), by docxtemplater and headless LibreOffice (PDF/UA, a batch of 125 files a start), and by ' +
				'headless Chromium (from HTML as plain as can be, filled by this package; tagged, but not PDF/UA by itself). This package makes one letter a core at a time; Chromium is measured with one page and with two. Memory of LibreOffice and Chromium is that of all their ' +
				`processes together. Whole processes; the middle of ${turns} runs, in turns. Below them ${some.toLocaleString('en-GB')} and ${many.toLocaleString('en-GB')} letters in one run each.`,
			rows: [
				wordRow('Word files by this package', words.ours),
				wordRow('Word files by docxtemplater', words.docxtemplater),
				wordRow('Word files by easy-template-x', words.easyTemplateX),
				pdfRow('PDFs by this package', pdfs.ours),
				pdfRow('PDFs by docxtemplater and LibreOffice', pdfs.libreOffice, 'LibreOffice is not on this machine'),
				pdfRow('PDFs by Chromium, one page', pdfs.onePage, 'no Chromium starts on this machine'),
				pdfRow('PDFs by Chromium, two pages at once', pdfs.twoPages, 'no Chromium starts on this machine'),
				row(`${some.toLocaleString('en-GB')} PDFs by this package`, some, growth.some),
				row(`${many.toLocaleString('en-GB')} PDFs by this package`, many, growth.many),
			],
			ratios: [
				{
					text: 'Word files: our time ÷ the faster library’s',
					value: words.ours.seconds / Math.min(words.docxtemplater.seconds, words.easyTemplateX.seconds),
					goal: docxGoal,
				},
				...pdfRatios(pdfs),
				{ text: `PDFs: our memory at ${many.toLocaleString('en-GB')} letters ÷ at ${some.toLocaleString('en-GB')}`, value: growth.many.peakMegabytes / growth.some.peakMegabytes, goal: memoryGoal },
			],
		};
	});

type PdfMaker = 'ours' | 'libreOffice' | 'onePage' | 'twoPages';

function pdfRatios({ ours, ...others }: Partial<Record<PdfMaker, Measured>> & { readonly ours: Measured }): BenchmarkRatio[] {
	const { libreOffice } = others;
	const ratios: BenchmarkRatio[] = libreOffice ? [{ text: 'PDFs: our time ÷ LibreOffice’s', value: ours.seconds / libreOffice.seconds }] : [];
	const times = Object.values(others).map(({ seconds }) => seconds);
	return times.length === 0 ? ratios : [...ratios, { text: 'PDFs: our time ÷ the fastest other’s', value: ours.seconds / Math.min(...times), goal: pdfGoal }];
}

const wordRow = (name: string, run: Measured): BenchmarkRow => row(name, letters, run);

function pdfRow(name: string, run: Measured | undefined, missing = ''): BenchmarkRow {
	return run ? row(name, letters, run) : { name, seconds: Number.NaN, peakMegabytes: Number.NaN, note: `not measured: ${missing}` };
}

function row(name: string, count: number, run: Measured): BenchmarkRow {
	return { name, seconds: run.seconds, peakMegabytes: run.peakMegabytes, note: `${(count / run.seconds).toFixed(0)} letters a second` };
}

function foundSoffice(): string | undefined {
	try {
		return execFileSync('which', ['soffice'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
	} catch {
		return undefined;
	}
}

async function hasBrowser(): Promise<boolean> {
	const browser = await startBrowser().catch(() => undefined);
	await browser?.close();
	return browser !== undefined;
}
