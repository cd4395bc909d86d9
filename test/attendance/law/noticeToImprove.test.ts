import { lastDayToImprove, mayEndEarly, noticeToImproveContents, noticeToImproveFaults, type NoticeToImproveDraft } from '../../../attendance/law/noticeToImprove';
import { addDays } from '../registers';

const whole = Object.fromEntries(noticeToImproveContents.map(({ id }) => [id, 'Words of the school.'])) as NoticeToImproveDraft['contents'];
const draft = (over: Partial<NoticeToImproveDraft> = {}): NoticeToImproveDraft => ({ contents: whole, weeks: 6, forTermTimeHoliday: false, ...over });

describe('a notice to improve', () => {
	it('holds eight things (WTISA, quoted by Nottinghamshire)', () => {
		expect(noticeToImproveContents).toHaveLength(8);
		expect(noticeToImproveFaults(draft())).toEqual([]);
	});

	test.each(noticeToImproveContents.map(({ id, holds }) => [id, holds] as const))('is not whole without its %s', (id, holds) => {
		const { [id]: _, ...others } = whole;
		expect(noticeToImproveFaults(draft({ contents: others }))).toEqual([`It does not hold ${holds}.`]);
		expect(noticeToImproveFaults(draft({ contents: { ...whole, [id]: '  ' } }))).toHaveLength(1);
	});

	test.each([[2, 1], [3, 0], [6, 0], [7, 1], [4.5, 1]])('of %d weeks has %d faults: 3 to 6 weeks (WTISA)', (weeks, faults) => {
		expect(noticeToImproveFaults(draft({ weeks }))).toHaveLength(faults);
	});

	it('is not used for a term-time holiday (Cognus, Nottinghamshire)', () => {
		expect(noticeToImproveFaults(draft({ forTermTimeHoliday: true }))).toEqual(['A notice to improve is not used for a term-time holiday, for which support is not appropriate.']);
	});

	it('runs for school weeks, through a holiday: six are 30 school days (Norfolk)', () => {
		const monday = '2026-10-05';
		const weekdays = Array.from({ length: 70 }, (_, day) => addDays(monday, day)).filter((_, day) => day % 7 < 5);
		const schoolDays = weekdays.filter((day) => day < '2026-10-26' || day > '2026-10-30');
		expect(lastDayToImprove('2026-10-05', 3, schoolDays)).toBe('2026-11-02');
		expect(lastDayToImprove('2026-10-05', 6, schoolDays)).toBe('2026-11-23');
		expect(lastDayToImprove('2026-10-05', 6, schoolDays.slice(0, 20))).toBeNull();
	});

	test.each([
		['once the period is over', { asAt: '2026-11-24', groundStoodInNotice: false, parentTold: false }, true],
		['not while it runs and the notice named no ground (WTISA)', { asAt: '2026-11-23', groundStoodInNotice: false, parentTold: true }, false],
		['not before the parent was told (Essex)', { asAt: '2026-11-10', groundStoodInNotice: true, parentTold: false }, false],
		['on a ground it named, the parent being told (Essex)', { asAt: '2026-11-10', groundStoodInNotice: true, parentTold: true }, true],
	])('lets a penalty notice follow: %s', (_, given, may) => {
		expect(mayEndEarly({ periodEndsOn: '2026-11-23', ...given }).may).toBe(may);
	});
});
