import { noSession } from '../../../attendance/item';
import type { SchoolCalendar } from '../calendar/schoolCalendar';
import type { EnrolledPupil } from '../people/roll';
import type { Phase } from '../phase';
import { Random } from '../random';
import { drawArrangement, followsAbsence, writeArrangement } from './arrangements';
import { drawLeanings } from './leaning';
import { writeAgreedLeave, writeFestivals, writeHolidays, writeSuspensions } from './leave';
import { writePresence } from './presence';
import { comesBeforeAbsence, schoolEvents, type SchoolEvent } from './schoolEvents';
import { seasonsOf } from './seasons';
import { Sheet } from './sheet';
import { writeSpells } from './spells';
import { tunings } from './tuning';

/**
 * Every pupil's register for the whole school year, as it will stand in the end. Each pupil is drawn from streams of
 * their own and in the order of precedence of the marks: what keeps a place from being a session at all; what the school
 * decided; what the family did; what the school did with those who came.
 */
export function drawSheets(roll: readonly EnrolledPupil[], phase: Phase, calendar: SchoolCalendar, seed: number): Sheet[] {
	const events = schoolEvents(phase, calendar, seed);
	const tuning = tunings[phase];
	const seasons = seasonsOf(calendar, tuning);
	return roll.map((enrolled) => {
		const stream = (what: string) => new Random(seed, what, enrolled.key);
		const sheet = new Sheet(calendar.days.length);
		const { level, halfTerms } = drawLeanings(enrolled, tuning, stream('leaning'));
		const taken = events.filter((event, index) => event.yearGroups.includes(enrolled.pupil.yearGroup) && new Random(seed, 'event', index, enrolled.key).chance(event.share));
		const arrangement = drawArrangement(enrolled, level, phase, calendar, tuning, stream('arrangement'));

		writeTimeOffRoll(sheet, enrolled, calendar);
		taken.filter(comesBeforeAbsence).forEach((event) => writeEvent(sheet, event));
		if (arrangement && !followsAbsence(arrangement)) writeArrangement(sheet, arrangement, calendar);
		writeSuspensions(sheet, calendar, level, enrolled.pupil.yearGroup, tuning, stream('suspension'));
		writeFestivals(sheet, enrolled, calendar);
		writeHolidays(sheet, enrolled, calendar, tuning, seed);
		writeSpells(sheet, calendar, seasons, halfTerms, stream('spells'));
		writeAgreedLeave(sheet, enrolled.pupil.yearGroup, calendar, level, tuning, stream('leave'));
		if (arrangement && followsAbsence(arrangement)) writeArrangement(sheet, arrangement, calendar);
		taken.filter((event) => !comesBeforeAbsence(event)).forEach((event) => writeEvent(sheet, event));
		writePresence(sheet, calendar, level, tuning, stream('presence'));
		return sheet;
	});
}

function writeTimeOffRoll(sheet: Sheet, { pupil }: EnrolledPupil, calendar: SchoolCalendar): void {
	const from = pupil.onRollFrom ?? '';
	const to = pupil.onRollTo ?? '9999';
	calendar.days.forEach(({ date }, day) => {
		if (date < from || date > to) sheet.putDay(day, noSession);
	});
}

function writeEvent(sheet: Sheet, event: SchoolEvent): void {
	for (let place = event.from; place <= event.to; place += 1) {
		if (!event.afternoonsOnly || place % 2 === 1) sheet.put(place, event.mark);
	}
}
