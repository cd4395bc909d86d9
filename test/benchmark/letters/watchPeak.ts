import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/**
 * Looks five times a second at the memory of this process and of all that it started, which `recordPeak.cjs` does not know of.
 * `record` writes the most there was. What processes share is counted in each. Only on Linux; elsewhere this process alone counts.
 */
export function watchPeak(): { record: () => void } {
	let most = 0;
	const look = () => {
		most = Math.max(most, memoryOf(process.pid));
	};
	const timer = setInterval(look, 200);
	timer.unref();
	return {
		record: () => {
			clearInterval(timer);
			look();
			const file = process.env.BENCHMARK_PEAK_FILE;
			if (file && most > 0) appendFileSync(file, `${most}\n`);
		},
	};
}

/** In kilobytes. A process that ends while it is looked at has none. */
function memoryOf(pid: number): number {
	const own = Number(/^VmRSS:\s*(\d+)/m.exec(said(`/proc/${pid}/status`))?.[1] ?? 0);
	const children = said(`/proc/${pid}/task/${pid}/children`).split(' ').filter((child) => child !== '');
	return children.reduce((sum, child) => sum + memoryOf(Number(child)), own);
}

function said(file: string): string {
	try {
		return existsSync(file) ? readFileSync(file, 'utf8') : '';
	} catch {
		return '';
	}
}
