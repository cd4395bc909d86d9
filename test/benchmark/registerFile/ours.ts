/**
 * Measured: a file of marks imported, measured and scored as the nodes do it. Keeps every item, as n8n does, and prints what
 * came out of it.
 */
import { createReadStream } from 'node:fs';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import type { RegisterAttendance } from '../../../attendance/item';
import { measureSessions } from '../../../attendance/measures/measure';
import { sessionsOf } from '../../../attendance/measures/sessions';
import { importRegister } from '../../../attendance/register/importRegister';
import { marksHeaderScore } from '../../../attendance/register/layout';
import { SchoolScores } from '../../../attendance/risk';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';
import { answersLine } from './answers';

const choices = { layout: null, weekCommencing: null, from: null, to: null, school: { urn: '', name: '', localAuthority: '', phase: null } };

async function run(): Promise<void> {
	const source = tableFile({ name: 'marks.csv', content: createReadStream(process.argv[2] as string) });
	const { pupils } = await importRegister({ marks: await source.open(marksHeaderScore()) }, choices);

	const asAt = pupils[0]?.register.to as string;
	const calendar = schoolCalendarOf(pupils.map(({ register }) => register));
	const scores = new SchoolScores(asAt, null);
	const attendances = pupils.map(({ register, pupil }) => {
		const sessions = sessionsOf(register, { asAt, calendar, onRoll: pupil });
		const attendance = measureSessions(sessions);
		scores.add({ attendance, sessions, leavesOn: pupil.onRollTo });
		return attendance;
	});
	const risks = scores.risks();
	const items = pupils.map((item, index) => ({ ...item, attendance: attendances[index] as RegisterAttendance, risk: risks[index] }));

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
