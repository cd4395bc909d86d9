/** The little of WebAssembly that is used here. TypeScript has it only together with everything else of the browser. */
declare namespace WebAssembly {
	interface Module {
		readonly [Symbol.toStringTag]: 'WebAssembly.Module';
	}
	interface Memory {
		readonly buffer: ArrayBuffer;
	}
	/** A variable that a program exports. */
	interface Global {
		readonly value: number;
	}
	const Module: new (bytes: Uint8Array) => Module;
	const Instance: new (module: Module) => { readonly exports: Readonly<Record<string, unknown>> };
	function compile(bytes: Uint8Array): Promise<Module>;
}
