/**
 * Runs Typst's compiler (WebAssembly, no file system, no network) in a thread of its own, one document at a time.
 * Plain types only: unbuilt, Node runs this file by stripping them.
 */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { initSync, TypstCompilerBuilder, TypstFontResolverBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';

export interface WorkerSetup {
	readonly module: WebAssembly.Module;
	readonly fontPaths: readonly string[];
}

export interface TypesetRequest {
	readonly main: string;
	/** Files that the source may read, by absolute path (`/data.json`). */
	readonly files: ReadonlyMap<string, Uint8Array>;
}

export type TypesetReply =
	| { readonly pdf: Uint8Array<ArrayBuffer>; readonly memoryBytes: number }
	| { readonly diagnostics: readonly string[]; readonly memoryBytes: number }
	| { readonly withoutGlyph: readonly string[]; readonly memoryBytes: number };

const setup = workerData as WorkerSetup;
const port = parentPort;
if (!port) throw new Error('This script is run as a worker thread by connectors/documents/typst/compiler.ts.');

const { memory } = initSync({ module: setup.module });
const mainFile = '/main.typ';
/** Makes the compiler report problems as "/main.typ:2:2: error: …". */
const diagnosticsAsLines = 2;

/** The disk as the compiler sees it: empty. Only files that came with the request exist. */
const nowhere = { mtime: () => undefined, isFile: () => false, realPath: (path: string) => path, readAll: () => undefined };

const fonts = setup.fontPaths.map((fontPath) => new Uint8Array(readFileSync(fontPath)));
const unread = [...fonts];
const drawable = new Set<number>();
const compiler = newCompiler();

port.on('message', (request: TypesetRequest) => {
	void compiler.then((ready) => {
		const reply = typeset(ready, request);
		port.postMessage(reply, 'pdf' in reply ? [reply.pdf.buffer] : []);
	});
});

async function newCompiler(): Promise<TypstCompiler> {
	const builder = new TypstCompilerBuilder();
	await builder.set_access_model(nowhere, nowhere.mtime, nowhere.isFile, nowhere.realPath, nowhere.readAll);
	for (const font of fonts) await builder.add_raw_font(font);
	return builder.build();
}

function typeset(ready: TypstCompiler, { main, files }: TypesetRequest): TypesetReply {
	const withoutGlyph = undrawable(files);
	if (withoutGlyph.length > 0) return { withoutGlyph, memoryBytes: memory.buffer.byteLength };
	giveFiles(ready, main, files);
	const answer = ready.compile(mainFile, undefined, 'pdf', diagnosticsAsLines) as { result?: Uint8Array<ArrayBuffer>; diagnostics?: string[] };
	const memoryBytes = memory.buffer.byteLength;
	if (answer.result) return { pdf: answer.result, memoryBytes };
	return { diagnostics: answer.diagnostics ?? ['no document and no reason came back'], memoryBytes };
}

/** The files that the compiler has from the document before. Page designs are the same for all letters, and reading them anew takes time. */
const given = new Map<string, Uint8Array>();
let givenMain = '';

function giveFiles(ready: TypstCompiler, main: string, files: TypesetRequest['files']): void {
	for (const path of [...given.keys()].filter((known) => !files.has(known))) {
		ready.unmap_shadow(path);
		given.delete(path);
	}
	if (main !== givenMain) ready.add_source(mainFile, (givenMain = main));
	for (const [path, content] of files) {
		const before = given.get(path);
		if (before && Buffer.compare(before, content) === 0) continue;
		ready.map_shadow(path, content);
		given.set(path, content);
	}
}

/**
 * Characters of the data that no font has: Typst would print an empty box for each and say nothing. Characters that are
 * never drawn (joiners, marks of direction) need no font.
 */
function undrawable(files: TypesetRequest['files']): string[] {
	const missing = new Set<string>();
	for (const [path, content] of files) {
		if (!path.endsWith('.json')) continue;
		for (const character of new TextDecoder().decode(content)) {
			const codePoint = character.codePointAt(0) as number;
			if (!drawable.has(codePoint) && !/[\s\p{Default_Ignorable_Code_Point}]/u.test(character) && !isDrawable(codePoint)) missing.add(character);
		}
	}
	return [...missing];
}

/** Whether some font has a character. Fonts are read one after the other as they are needed: the first has nearly all. */
function isDrawable(codePoint: number): boolean {
	while (!drawable.has(codePoint)) {
		const font = unread.shift();
		if (!font) return false;
		addCoverage(font);
	}
	return true;
}

/** The code points that a font has. Typst tells them as lengths of runs: absent, present, absent, … from zero on. */
function addCoverage(font: Uint8Array): void {
	const reader = new TypstFontResolverBuilder();
	const { info } = reader.get_font_info(font) as { info: ReadonlyArray<{ coverage: readonly number[] }> };
	reader.free();
	for (const { coverage } of info) {
		let codePoint = 0;
		for (const [run, length] of coverage.entries()) {
			for (let end = codePoint + length; codePoint < end; codePoint += 1) if (run % 2 === 1) drawable.add(codePoint);
		}
	}
}
