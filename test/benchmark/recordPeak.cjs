/**
 * Loaded before a measured program: at its end, adds the most memory it held, in kilobytes, to the file that the
 * environment names. Linux is asked for the peak of this program alone; what `getrusage` tells there includes the
 * process that started it.
 */
'use strict';
const { appendFileSync, existsSync, readFileSync } = require('node:fs');

const file = process.env.BENCHMARK_PEAK_FILE;
const ownStatus = '/proc/self/status';

if (file && require('node:worker_threads').isMainThread) {
	process.on('exit', () => {
		const own = existsSync(ownStatus) ? /^VmHWM:\s*(\d+)/m.exec(readFileSync(ownStatus, 'utf8'))?.[1] : undefined;
		appendFileSync(file, `${own ?? process.resourceUsage().maxRSS}\n`);
	});
}
