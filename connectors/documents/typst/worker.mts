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
	| { readonly pdf: Uint8Array; readonly memoryBytes: number }
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
const drawable = coverageOf(fonts);
const compiler = newCompiler();

port.on('message', (request: TypesetRequest) => {
	void compiler.then((ready) => port.postMessage(typeset(ready, request)));
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
	ready.reset_shadow();
	ready.add_source(mainFile, main);
	for (const [path, content] of files) ready.map_shadow(path, content);
	const answer = ready.compile(mainFile, undefined, 'pdf', diagnosticsAsLines) as { result?: Uint8Array; diagnostics?: string[] };
	const memoryBytes = memory.buffer.byteLength;
	if (answer.result) return { pdf: answer.result, memoryBytes };
	return { diagnostics: answer.diagnostics ?? ['no document and no reason came back'], memoryBytes };
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
			if (!drawable.has(character.codePointAt(0) as number) && !/[\s\p{Default_Ignorable_Code_Point}]/u.test(character)) missing.add(character);
		}
	}
	return [...missing];
}

/** The code points that some font has. Typst tells them as lengths of runs: absent, present, absent, … from zero on. */
function coverageOf(files: readonly Uint8Array[]): Set<number> {
	const reader = new TypstFontResolverBuilder();
	const covered = new Set<number>();
	for (const file of files) {
		const { info } = reader.get_font_info(file) as { info: ReadonlyArray<{ coverage: readonly number[] }> };
		for (const { coverage } of info) {
			let codePoint = 0;
			for (const [run, length] of coverage.entries()) {
				for (let end = codePoint + length; codePoint < end; codePoint += 1) if (run % 2 === 1) covered.add(codePoint);
			}
		}
	}
	reader.free();
	return covered;
}
