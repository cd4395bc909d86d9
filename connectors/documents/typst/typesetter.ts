import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { assetPath, fontAssets, typstWorkerPath } from '../assets';
import type { TypesetReply, TypesetRequest, WorkerSetup } from './worker.mjs';

/**
 * The compiler keeps what it has computed and never lets go of it (some 0.3 MB a letter), so a worker that has grown to
 * this size is replaced by a new one. Starting one costs some 0.1 s, since the compiled module is kept.
 */
const replaceAtBytes = 128 * 1024 * 1024;

/** A worker with nothing to do is ended, so that an n8n that runs for weeks holds no memory between two runs. */
const idleMs = 10_000;

/** Far above any letter or pack (tens of milliseconds); a document that takes longer never ends. */
const longestMs = 60_000;

/** Typst refused the document: the message holds its reasons with line numbers of the source. */
export class TypesetError extends Error {
	override readonly name: string = 'TypesetError';
}

/** The data holds characters that none of our fonts has; a box in a name's place must not leave the school. */
export class MissingGlyphsError extends TypesetError {
	constructor(characters: readonly string[]) {
		const codes = characters.slice(0, 5).map((character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
		super(`The fonts for PDFs do not have ${characters.length === 1 ? 'a character' : 'characters'} of the text (${codes.join(', ')}${characters.length > 5 ? ', …' : ''})`);
	}
}

/** One thread that typesets, a document at a time: started with the first, replaced when it has grown, ended when idle. */
export class Typesetter {
	private worker: Promise<Worker> | undefined;
	private idleTimer: NodeJS.Timeout | undefined;

	/** Starts the thread ahead of its first document. A failure shows with that document. */
	prepare(): void {
		if (this.worker) return;
		this.worker = this.start();
		this.worker.then(
			() => this.endWhenIdle(),
			() => undefined,
		);
	}

	/** Gives the PDF's bytes. Throws `TypesetError`. The caller waits for the answer before it gives the next document. */
	async typeset(request: TypesetRequest): Promise<Uint8Array> {
		const reply = await this.answer(request).catch(async (failure) => {
			await this.stop();
			throw failure;
		});
		if (reply.memoryBytes > replaceAtBytes) await this.stop();
		else this.endWhenIdle();
		if ('pdf' in reply) return reply.pdf;
		if ('withoutGlyph' in reply) throw new MissingGlyphsError(reply.withoutGlyph);
		throw new TypesetError(`The document could not be typeset: ${reply.diagnostics.map(firstLine).join('; ')}`);
	}

	/** Ends the thread at once. The next document starts a new one. */
	async stop(): Promise<void> {
		clearTimeout(this.idleTimer);
		const stopping = this.worker;
		this.worker = undefined;
		const worker = await stopping?.catch(() => undefined);
		await worker?.terminate();
	}

	private async answer(request: TypesetRequest): Promise<TypesetReply> {
		this.worker ??= this.start();
		const worker = await this.worker;
		clearTimeout(this.idleTimer);
		return await answerOf(worker, request);
	}

	private endWhenIdle(): void {
		clearTimeout(this.idleTimer);
		this.idleTimer = setTimeout(() => void this.stop(), idleMs).unref();
	}

	private async start(): Promise<Worker> {
		compiledModule ??= readFile(assetPath('typst.wasm')).then((bytes) => WebAssembly.compile(bytes));
		const workerData: WorkerSetup = { module: await compiledModule, fontPaths: fontAssets.map(assetPath) };
		// Without the parent's flags: loaders of a test run or of ts-node have no place in the worker.
		const started = new Worker(typstWorkerPath(), { workerData, execArgv: [] });
		const forget = async () => {
			if ((await this.worker) === started) this.worker = undefined;
		};
		started.on('error', forget).on('exit', forget).unref();
		return started;
	}
}

/** Compiled once for all threads. */
let compiledModule: Promise<WebAssembly.Module> | undefined;

/** Sends one document and waits for its answer; keeps the process alive only for that long. */
function answerOf(running: Worker, request: TypesetRequest): Promise<TypesetReply> {
	return new Promise((resolve, reject) => {
		const tooLong = setTimeout(() => refuse(`the document was not ready after ${longestMs / 1000} seconds`), longestMs);
		const refuse = (why: string) => settle(() => reject(new TypesetError(`The typesetting worker failed: ${why}`)));
		const fail = (error: Error) => refuse(error.message);
		const ended = (code: number) => refuse(`it ended with code ${code}`);
		const answer = (reply: TypesetReply) => settle(() => resolve(reply));
		function settle(how: () => void): void {
			clearTimeout(tooLong);
			running.off('message', answer).off('error', fail).off('exit', ended).unref();
			how();
		}
		running.ref();
		running.once('message', answer).once('error', fail).once('exit', ended);
		running.postMessage(request);
	});
}

function firstLine(text: string): string {
	return text.split('\n', 1)[0] as string;
}
