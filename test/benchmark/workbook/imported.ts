/** Measured: the same workbook imported whole, into a register for each pupil. */
import { readFileSync } from 'node:fs';
import { importRegister } from '../../../attendance/register/importRegister';
import { marksHeaderScore } from '../../../attendance/register/layout';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';

async function run(): Promise<void> {
	const content = readFileSync(process.argv[2] as string);
	const marks = await tableFile({ name: 'marks.xlsx', content }).open(marksHeaderScore());
	const school = { urn: '', name: '', localAuthority: '', phase: null };
	const { pupils, counts } = await importRegister({ marks }, { layout: null, weekCommencing: null, from: null, to: null, school });
	process.stdout.write(`${pupils.length} pupils, ${counts.kept} marks`);
}

void run();
