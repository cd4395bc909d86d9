import { graphTime, instantOf } from '../../../../connectors/calendar/microsoft365/times';

/** Clocks change in 2026 on 29 March and 25 October at 01:00 UTC (Summer Time Order 2002, SI 2002/262). */
test.each([
	['in winter', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00', 'GMT Standard Time'],
	['in summer', '2026-06-24T09:00:00Z', '2026-06-24T10:00:00', 'GMT Standard Time'],
	['said with an offset', '2026-06-24T09:00:00+01:00', '2026-06-24T09:00:00', 'GMT Standard Time'],
	['the morning after summer time begins', '2026-03-29T09:00:00+01:00', '2026-03-29T09:00:00', 'GMT Standard Time'],
	['the first moment of summer time', '2026-03-29T01:00:00Z', '2026-03-29T02:00:00', 'GMT Standard Time'],
	['the morning after summer time ends', '2026-10-25T09:00:00Z', '2026-10-25T09:00:00', 'GMT Standard Time'],
	['half past one, the first time', '2026-10-25T01:30:00+01:00', '2026-10-25T00:30:00', 'UTC'],
	['half past one, the second time', '2026-10-25T01:30:00Z', '2026-10-25T01:30:00', 'UTC'],
])('a time %s is written so that it names one instant, and read back as the same', (_, instant, dateTime, timeZone) => {
	expect(graphTime(instant)).toEqual({ dateTime, timeZone });
	expect(Date.parse(instantOf({ dateTime: `${dateTime}.0000000`, timeZone }))).toBe(Date.parse(instant));
});

test('times are given with the offset of the school’s clocks', () => {
	expect(instantOf({ dateTime: '2026-06-24T09:00:00.0000000', timeZone: 'UTC' })).toBe('2026-06-24T10:00:00+01:00');
	expect(instantOf({ dateTime: '2026-11-24T09:00:00.0000000', timeZone: 'UTC' })).toBe('2026-11-24T09:00:00+00:00');
});
