/** The little of WebAssembly that is used here. TypeScript has it only together with everything else of the browser. */
declare namespace WebAssembly {
	interface Module {
		readonly [Symbol.toStringTag]: 'WebAssembly.Module';
	}
	interface Memory {
		readonly buffer: ArrayBuffer;
	}
	function compile(bytes: Uint8Array): Promise<Module>;
}
