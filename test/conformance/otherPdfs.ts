import { caseFileOf } from '../../attendance/caseFile';
import { atAGlance, shareable, type AtAGlance } from '../../attendance/groups';
import { impactOf, impactPage, reportedOf } from '../../attendance/impact';
import { inspect, inspectionOverview, inspectionPage } from '../../attendance/inspection';
import { firstDayList, firstDayPage } from '../../attendance/firstDay';
import { emptyCase } from '../../attendance/item';
import { measure } from '../../attendance/measures';
import { simulationPage, type SimulationPage } from '../../attendance/policy/simulation';
import { buildReferral, supportPack } from '../../attendance/referrals';
import { renderAtAGlance } from '../../connectors/documents/atAGlance/renderAtAGlance';
import { renderCaseFile } from '../../connectors/documents/caseFile/renderCaseFile';
import { renderFirstDay } from '../../connectors/documents/firstDay/renderFirstDay';
import { renderImpact } from '../../connectors/documents/impact/renderImpact';
import { renderInspectionOverview, renderInspectionPage } from '../../connectors/documents/inspection/renderInspection';
import { renderReferralPack } from '../../connectors/documents/referralPack/renderReferralPack';
import { renderSimulation } from '../../connectors/documents/simulation/renderSimulation';
import { asAt as caseAsAt, events, item as caseItem } from '../attendance/caseFile/inventedCase';
import { enrolments } from '../attendance/groups/inventedSchool';
import { schoolOf } from '../attendance/inspection/schools';
import { past, play } from '../attendance/policy/simulation/play';
import { noGroups, pupil } from '../attendance/policy/pupils';
import * as referral from '../attendance/referrals/inventedPupil';
import { addDays, registerFrom, week, weeks } from '../attendance/registers';
import type { MadePdf } from './madePdf';

/** Every document that is no letter. */
export async function* otherPdfs(): AsyncGenerator<MadePdf> {
	for (const [document, make] of Object.entries(documents)) yield { document, variant: '', pdf: await make() };
}

const school = 'Fellside High School';
const monday = '2026-09-07';

const documents: Readonly<Record<string, () => Promise<Uint8Array>>> = {
	'Referral pack': async () => {
		const { form, referral: made } = buildReferral(referral.item, referral.details, referral.asAt);
		if (!form) throw new Error(made.summary);
		return await renderReferralPack(supportPack(form), referral.asAt);
	},
	'Case file': async () => await renderCaseFile(caseFileOf(caseItem as unknown as Record<string, unknown>, events, caseAsAt)),
	'Register check of a group': async () => await renderInspectionPage(inspectionPage(inspected()[0]!, school, 'name and number'), '2026-12-18'),
	'Register check of the school': async () => await renderInspectionOverview(inspectionOverview(inspected(), school), '2026-12-18'),
	'Attendance at a glance': async () => {
		const items = Array.from({ length: 6 }, (_, index) => enrolments(12, { yearGroup: '7', registrationGroup: `7.${index}`, weeks: [week('I I')] }, `${index}-`)).flat();
		return await renderAtAGlance(atAGlance(shareable(items, { by: ['registrationGroup'] }), school) as AtAGlance, '2026-09-11');
	},
	'First-day calls': async () => {
		const asAt = addDays(monday, 2);
		const away = (id: string, marks: string, over: object = {}) => {
			const register = registerFrom(monday, [marks]);
			return { pupil: { ...pupil, id, ...over }, contacts: [], register, attendance: measure(register, { asAt }), case: emptyCase };
		};
		const subjects = [
			away('1001', '/ \\ / \\ N - . . . .', { registrationGroup: '7B', groups: { ...noGroups, socialWorker: true } }),
			away('1002', 'N N N N O - . . . .', { registrationGroup: '7B' }),
			away('1003', '/ \\ / \\ - - . . . .', { registrationGroup: '8A' }),
			away('1004', '/ \\ / \\ / - . . . .', { registrationGroup: '7B' }),
		];
		return await renderFirstDay(firstDayPage(firstDayList(subjects, asAt, { schoolDays: 3, schoolDaysIfSeenFirst: 1 }), school, asAt, '10:30'), asAt);
	},
	'A policy tried on a past year': async () => {
		const pupils = Array.from({ length: 24 }, (_, place) => past(String(place), place < 12 ? [['2026-09-28', '2026-12-18', 'O']] : [], { pupil: { groups: { ...noGroups, freeSchoolMeals: place % 2 === 0 } } }));
		return await renderSimulation(simulationPage({ simulations: [play(pupils)], school, approvals: 'approved' }) as SimulationPage, '2026-12-14');
	},
	'What came after each step': async () => {
		const asAt = addDays(monday, 12 * 7 + 4);
		const bad = week('O O', 'O O');
		const step = { step: 'early-concern', takenOn: addDays(monday, 42), state: 'done' as const, documents: 1, absentSessions: null, possibleSessions: null };
		const treated = Array.from({ length: 30 }, (_, number) => ({ pupilId: `t${number}`, register: registerFrom(monday, [...weeks(6, bad), ...weeks(7, week('O O'))]), case: { ...emptyCase, steps: [step] } }));
		const others = Array.from({ length: 40 }, (_, number) => ({ pupilId: `c${number}`, register: registerFrom(monday, weeks(13, bad)), case: emptyCase }));
		const pupils = [...treated, ...others];
		return await renderImpact(impactPage(impactOf(pupils, asAt).map((impact) => reportedOf(impact, asAt)), { school, asAt, pupils: pupils.length, pupilsWithoutMarks: 0 }), asAt);
	},
};

const inspected = () => inspect(schoolOf({ '7B': 12, '8A': 8 }, registerFrom(monday, weeks(10)), Object.fromEntries(
	Array.from({ length: 12 }, (_, index) => [`7B-${index + 1}`, registerFrom(monday, [...weeks(4, week('I I', 'I I', 'I I', '/ -', 'I I')), ...weeks(6)])]),
), {}), { asAt: '2026-12-18' });
