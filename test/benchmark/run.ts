/**
 * `npm run benchmark`: measures this package against the best that we know for the same work, on this machine, and writes
 * README.md beside this file. `npm run benchmark -- workbook` measures that section alone, prints it and writes nothing.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { caseLog } from './caseLog/section';
import { decisions } from './decide/section';
import { manyLetters } from './letters/section';
import { realN8n } from './realN8n/section';
import { registerFile } from './registerFile/section';
import { report, sectionText } from './report';
import type { Benchmark, BenchmarkSection } from './section';
import { workbook } from './workbook/section';

const repository = path.resolve(__dirname, '../..');
const sections: Readonly<Record<string, Benchmark>> = { 'register-file': registerFile, workbook, decide: decisions, 'case-log': caseLog, letters: manyLetters, 'real-n8n': realN8n };

async function main(): Promise<void> {
	const named = process.argv.slice(2);
	const unknown = named.find((name) => !Object.hasOwn(sections, name));
	if (unknown) throw new Error(`There is no section "${unknown}". There are: ${Object.keys(sections).join(', ')}.`);
	const chosen = named.length > 0 ? named : Object.keys(sections);
	if (chosen.includes('real-n8n')) build();
	const measured: BenchmarkSection[] = [];
	for (const [at, name] of chosen.entries()) {
		console.log(`\n${at + 1}/${chosen.length}  ${name}`);
		const section = await (sections[name] as Benchmark)((progress) => console.log(`     … ${progress}`));
		measured.push(section);
		console.log(`\n${sectionText(section)}`);
	}
	if (named.length > 0) return;
	const file = path.join(__dirname, 'README.md');
	writeFileSync(file, report(measured, new Date()));
	console.log(`\nWritten to ${path.relative(repository, file)}`);
}

/** The section in a real n8n runs the built package. */
function build(): void {
	console.log('\nBuilding the package …');
	const { status } = spawnSync(process.execPath, [path.join(repository, 'node_modules/gulp/bin/gulp.js'), '--silent'], { cwd: repository, stdio: 'inherit' });
	if (status !== 0) throw new Error('The package could not be built; the reason stands above.');
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
