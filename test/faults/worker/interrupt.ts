import { appendFileSync } from 'node:fs';
import type { Boundary, Job, Traced } from './job';

/** Ends or stops this very process at the boundary that its job names, and keeps the trace. */
export class Course {
	private passed = 0;

	constructor(private readonly job: Job) {}

	/** Written by the kernel before it returns, so that it outlives `kill -9`. */
	trace(what: Traced, about = ''): void {
		appendFileSync(this.job.trace, `${what}\t${about}\n`);
	}

	/** Comes by a boundary. */
	pass(boundary: Boundary): void {
		const { interruption } = this.job;
		if (interruption?.at !== boundary) return;
		this.passed += 1;
		if (this.passed !== interruption.time) return;
		if (interruption.what === 'SIGSTOP') this.trace('stands still', boundary);
		process.kill(process.pid, interruption.what);
	}
}
