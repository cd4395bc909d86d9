import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** A run of text where it stands on its page, in millimetres from the page's left and top; its size in points. */
export interface PieceOfText {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly baseline: number;
	readonly size: number;
}

export interface PageOfText {
	/** In the order of the content, lines ended. */
	readonly text: string;
	readonly pieces: readonly PieceOfText[];
}

let worker: Worker | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** Reads the text of a PDF and where it stands, with pdf.js: what a reader program finds, not what we meant to write. */
export async function readPdf(pdf: Uint8Array): Promise<{ readonly text: string; readonly pages: readonly PageOfText[] }> {
	const reading = queue.then(() => pagesOf(pdf));
	queue = reading.catch(() => undefined);
	const pages = await reading;
	return { pages, text: pages.map((page) => page.text).join('\n') };
}

function pagesOf(pdf: Uint8Array): Promise<PageOfText[]> {
	const reader = (worker ??= new Worker(path.join(__dirname, 'pdfReader.mts'), { execArgv: [] }));
	return new Promise((resolve, reject) => {
		reader.ref();
		reader.once('error', reject).once('message', (read: PageOfText[]) => {
			reader.off('error', reject).unref();
			resolve(read);
		});
		reader.postMessage(pdf);
	});
}
