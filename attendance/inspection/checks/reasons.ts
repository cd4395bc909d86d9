import { eachSession, type Check } from './check';

/**
 * N may stand for five school days after the session (SI 2024/208, regulation 10(7) to (9); the guidance's page that says
 * working days is overruled by the regulation: rules §0, trap 6).
 */
const longestSchoolDays = 5;

export const reasonNotEstablished: Check = eachSession(({ mark, date }, _pupil, _group, { openDates, asAt }) => {
	if (mark !== 'N') return false;
	const after = openDates.filter((day) => day > date && day <= asAt);
	return after.length > longestSchoolDays;
});
