/**
 * Imports a CSV of a given number of bytes that is made up as it is read: run by the test of large files in a process of
 * its own with little memory. Prints what came of it as JSON.
 */
import { Readable } from 'node:stream';
import { importRegister } from '../../../attendance/register/importRegister';
import { marksHeaderScore } from '../../../attendance/register/layout';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';

const size = Number(process.argv[2]);
const pupils = 7_500;
const firstDay = Date.UTC(2025, 8, 1);
const marks = ['/', '/', '/', '/', '/', '/', '/', 'I', 'L', 'C1'];
const piece = 65_536;

let written = 0;
let rows = 0;

function* file(): Generator<Buffer> {
	let text = 'Admission Number,UPN,Legal Surname,Legal Forename,Registration Group,Date,Session,Mark\r\n';
	for (let session = 0; written < size; session += 1) {
		const day = session >> 1;
		const date = new Date(firstDay + (Math.floor(day / 5) * 7 + (day % 5)) * 86_400_000).toISOString().slice(0, 10);
		for (let pupil = 0; pupil < pupils && written < size; pupil += 1) {
			text += `${10_000 + pupil},,Surname${pupil},Forename${pupil},${7 + (pupil % 5)}${'ABCDEF'[pupil % 6]},${date},${session % 2 ? 'PM' : 'AM'},${marks[(pupil + session) % 10]}\r\n`;
			rows += 1;
			if (text.length < piece) continue;
			written += text.length;
			yield Buffer.from(text);
			text = '';
		}
	}
	yield Buffer.from(text);
}

async function run(): Promise<void> {
	const table = await tableFile({ name: 'large.csv', content: Readable.from(file()) }).open(marksHeaderScore());
	const school = { urn: '', name: '', localAuthority: '', phase: null };
	const imported = await importRegister({ marks: table }, { layout: null, weekCommencing: null, from: null, to: null, school });
	process.stdout.write(
		JSON.stringify({
			written, rows, counts: imported.counts, pupils: imported.pupils.length, rejected: imported.rejected.length,
			first: imported.pupils[0]?.register.weeks, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
		}),
	);
}

void run();
