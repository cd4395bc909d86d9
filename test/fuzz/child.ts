/** Runs rounds from a number on for ever; prints each round's number before it, and what came of it, as a line of JSON. */
import { Fault } from './judge';
import { round } from './round';

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function run(): Promise<void> {
	for (let number = Number(process.argv[2]); ; number += 1) {
		print({ number });
		try {
			print({ result: await round(number) });
		} catch (error) {
			const content = error instanceof Fault ? error.content.toString('base64') : '';
			print({ fault: error instanceof Fault ? error.message : String((error as Error).stack), content });
		}
		const megabytes = Math.round(process.memoryUsage.rss() / 1_048_576);
		if (megabytes > 900) print({ fault: `the process holds ${megabytes} MB`, content: '' });
	}
}

void run();
