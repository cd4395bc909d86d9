import { compiled } from './compiled';

/** What `program/` exports, as WebAssembly gives it: its variables by their values, places as numbers of bytes. */
export interface RunsProgram {
	readonly memory: WebAssembly.Memory;
	begin(delimiter: number, capacity: number, rowsOfAPage: number, longest: number, linesOfARow: number, firstLine: number, columnsAsked: number, runsAsked: number): void;
	column(place: number): void;
	run(from: number, to: number, firstColumn: number, count: number): void;
	scan(from: number, length: number, final: boolean): void;
	text(column: number, number: number): number;
	readonly page: WebAssembly.Global;
	readonly lines: WebAssembly.Global;
	readonly rowStarts: WebAssembly.Global;
	readonly widths: WebAssembly.Global;
	readonly numbers: WebAssembly.Global;
	readonly runNumbers: WebAssembly.Global;
	readonly rows: WebAssembly.Global;
	readonly used: WebAssembly.Global;
	readonly line: WebAssembly.Global;
	readonly fault: WebAssembly.Global;
	readonly faultLine: WebAssembly.Global;
	readonly textLength: WebAssembly.Global;
}

let made: WebAssembly.Module | undefined;

/** Made once: it takes a millisecond. */
const program = (): WebAssembly.Module => (made ??= new WebAssembly.Module(Buffer.from(compiled, 'base64')));

/** The program with a memory of its own. */
export const newProgram = (): RunsProgram => new WebAssembly.Instance(program()).exports as unknown as RunsProgram;

/** Not where Node was started without WebAssembly; then rows are read as text, which takes longer. */
export function canRunProgram(): boolean {
	try {
		return program() !== undefined;
	} catch {
		return false;
	}
}
