import { dayAndTime, meetingIdentity } from '../../../attendance/meetings';

const meeting = { urn: '990101', pupilId: '1042', step: 'meeting-invitation', asAt: '2026-11-23' };

test('a meeting has one identity on every run of a school year, and another for anybody else', () => {
	const { key } = meetingIdentity(meeting);
	expect(meetingIdentity({ ...meeting, asAt: '2027-03-01' }).key).toBe(key);
	for (const other of [{ urn: '990102' }, { pupilId: '1043' }, { step: 'second-meeting' }, { asAt: '2027-09-06' }]) {
		expect(meetingIdentity({ ...meeting, ...other }).key).not.toBe(key);
	}
});

test('what others see of it names neither the pupil nor why', () => {
	const { key, title } = meetingIdentity(meeting);
	const invited = meetingIdentity(meeting, 'family');
	expect(title).toMatch(/^Meeting with a family \([0-9a-f]{8}\)$/);
	expect(invited).toEqual({ key, title: title.replace('with a family', 'at school') });
	expect(`${key} ${title}`).not.toMatch(/1042|attend|absen/i);
});

test.each([
	{ instant: '2026-12-07T15:30:00Z', date: '2026-12-07', time: '3.30 pm' },
	{ instant: '2027-06-14T15:00:00Z', date: '2027-06-14', time: '4 pm' },
	{ instant: '2027-03-28T23:30:00Z', date: '2027-03-29', time: '12.30 am' },
])('$instant is $time on $date in London', ({ instant, date, time }) => {
	expect(dayAndTime(instant)).toEqual({ date, time });
});
