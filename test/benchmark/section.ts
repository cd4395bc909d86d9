/** One thing measured: a program, how long its whole process took, and the most memory that it held. */
export interface BenchmarkRow {
	readonly name: string;
	/** Wall time of the whole process, start to end; `NaN` where this machine lacks the program, which `note` then says. */
	readonly seconds: number;
	/** The most resident memory that the process held at once, in megabytes of 1,048,576 bytes. */
	readonly peakMegabytes: number;
	/** What a reader should know of this row, in a few words. */
	readonly note?: string;
}

/** A figure that compares two rows of the same run. Times of two runs or two machines are never compared. */
export interface BenchmarkRatio {
	/** What is compared with what, so that the value can be read after it: "our time ÷ DuckDB's". */
	readonly text: string;
	readonly value: number;
	/** The value is to be at most this. Without a goal the figure is for information. */
	readonly goal?: number;
}

/** What one section of the benchmark found. */
export interface BenchmarkSection {
	readonly title: string;
	/** What is measured, on what data and how, in plain words: somebody should be able to doubt it. */
	readonly what: string;
	readonly rows: readonly BenchmarkRow[];
	readonly ratios: readonly BenchmarkRatio[];
}

/** Runs one section. It says by `say` how far it is, in half a line. */
export type Benchmark = (say: (progress: string) => void) => Promise<BenchmarkSection>;
