/**
 * Measured: a file of marks imported, measured and scored as the nodes do it. Keeps every item, as n8n does, and prints what
 * came out of it.
 */
import { createReadStream } from 'node:fs';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { importRegister } from '../../../attendance/register/importRegister';
import { marksHeaderScore } from '../../../attendance/register/layout';
import { measure } from '../../../attendance/measures';
import { score } from '../../../attendance/risk';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';
import { answersLine } from './answers';

const choices = { layout: null, weekCommencing: null, from: null, to: null, school: { urn: '', name: '', localAuthority: '', phase: null } };

async function run(): Promise<void> {
	const source = tableFile({ name: 'marks.csv', content: createReadStream(process.argv[2] as string) });
	const { pupils } = await importRegister({ marks: await source.open(marksHeaderScore) }, choices);
	const asAt = pupils[0]?.register.to as string;
	const calendar = schoolCalendarOf(pupils.map(({ register }) => register));
	const items = pupils.map((item) => {
		const attendance = measure(item.register, { asAt, calendar, onRoll: item.pupil });
		return { ...item, attendance, risk: score(attendance, { register: item.register, asAt }) };
	});
	const answers = items.map(({ pupil: { upn }, attendance }) => ({
		upn,
		possible: attendance.possibleSessions,
		absent: attendance.authorisedAbsentSessions + attendance.unauthorisedAbsentSessions,
		unauthorised: attendance.unauthorisedAbsentSessions,
		thresholdMet: attendance.penaltyNoticeThreshold.met,
	}));
	process.stdout.write(answersLine(answers));
}

void run();
