import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { stopTypst } from '../../connectors/documents/renderPdf';
import { AttendanceCaseLog } from '../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { AttendanceEscalation } from '../../nodes/AttendanceEscalation/AttendanceEscalation.node';
import { AttendanceLetter } from '../../nodes/AttendanceLetter/AttendanceLetter.node';
import { AttendanceReferral } from '../../nodes/AttendanceReferral/AttendanceReferral.node';
import { AttendanceReport } from '../../nodes/AttendanceReport/AttendanceReport.node';
import { AttendanceRisk } from '../../nodes/AttendanceRisk/AttendanceRisk.node';
import { asAt, father, mother, subject } from '../attendance/letters/okafors';
import { runNode } from '../support/runNode';

/**
 * Errors reach n8n's log, its list of executions and error workflows, where names of children and parents have no
 * business (rules §8). Each case puts a name, address or mark in a place where it does not belong.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'errors-'));

afterAll(async () => {
	await stopTypst();
	rmSync(folder, { recursive: true });
});

const whole = subject({ contacts: [mother, father] });
const secret = /Ad(a|aeze)\b|Okafor|Ngozi|Achebe|Daniel|Hawthorn|Canal Wharf|LS1[14]|@home|0772|0551/;

const spoiled: ReadonlyArray<readonly [string, object]> = [
	['a name for a year group', { pupil: { ...whole.pupil, yearGroup: 'Adaeze Okafor' } }],
	['a name for a date of birth', { pupil: { ...whole.pupil, dateOfBirth: 'Okafor' } }],
	['an address that is text', { pupil: { ...whole.pupil, address: '14 Hawthorn Close, LS14 6QT' } }],
	['a group that is text', { pupil: { ...whole.pupil, groups: { lookedAfter: 'Okafor' } } }],
	['contacts by name', { contacts: { 'Ngozi Okafor': mother } }],
	['a channel that is an e-mail address', { contacts: [{ ...mother, preferredChannel: 'ngozi@home.example' }] }],
	['a name in place of marks', { register: { ...whole.register, weeks: { '2026-09-07': 'Ngozi Okafor' } } }],
	['a name in place of a Monday', { register: { ...whole.register, weeks: { 'Ada Okafor': '/ \\ / \\ / \\ / \\ / \\' } } }],
	['measures of another register', { attendance: { ...whole.attendance, authorisedAbsentSessions: 99 } }],
	['measures by name', { attendance: 'Ada Okafor' }],
	['codes by name', { attendance: { ...whole.attendance, codes: { 'Ada Okafor': 'x' } } }],
	['a case by name', { case: { steps: 'Ngozi Okafor', holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] } }],
	['a decision by name', { decision: { outcome: 'Ada Okafor' } }],
	['a letter by name', { letter: 'Dear Ms Okafor' }],
	['a pupil that is a name', { pupil: 'Ada Okafor' }],
];

const school = { contactName: 'Mrs P. Adeyemi', contactRole: 'Attendance Officer', contactPhone: '0113 496 0123', signatoryName: 'Mr D. Hughes' };
const nodes = [
	['Attendance Risk', new AttendanceRisk(), { asAt }],
	['Attendance Risk, summarise groups', new AttendanceRisk(), { operation: 'summarise' }],
	['Attendance Escalation', new AttendanceEscalation(), { asAt }],
	['Attendance Letter', new AttendanceLetter(), { asAt, family: 'early-concern', documents: ['docx'], ...school }],
	['Attendance Referral', new AttendanceReferral(), { asAt, kind: 'local-authority-support', localAuthorityTeam: 'Team' }],
	['Attendance Report', new AttendanceReport(), { asAt }],
	['Attendance Case Log, get history', new AttendanceCaseLog(), { operation: 'getHistory', databaseFile: path.join(folder, 'log.sqlite') }],
	['Attendance Case Log, record', new AttendanceCaseLog(), { operation: 'record', stage: 'reserve', databaseFile: path.join(folder, 'log.sqlite') }],
	['Attendance Case Log, record a notice', new AttendanceCaseLog(), { operation: 'record', what: 'notice', noticeKind: 'penalty notice', by: 'office', databaseFile: path.join(folder, 'log.sqlite') }],
	['Attendance Case Log, plan', new AttendanceCaseLog(), { operation: 'plan', by: 'office', barriers: 'a', targets: 'b', support: 'c', owner: 'd', reviewOn: '2030-01-07', databaseFile: path.join(folder, 'log.sqlite') }],
	['Attendance Case Log, erase', new AttendanceCaseLog(), { operation: 'erase', whom: 'these', by: 'office', eraseReason: 'schedule', databaseFile: path.join(folder, 'log.sqlite') }],
] as const satisfies ReadonlyArray<readonly [string, INodeType, INodeParameters]>;

describe.each(nodes)('%s, given what it cannot use', (_name, node, parameters) => {
	it.each(spoiled)('names nobody in the error, whether the run goes on or stops: %s', async (_case, change) => {
		const items = [{ json: { ...whole, ...change } }];
		const goesOn = await runNode(node, { items, parameters, continueOnFail: true }).then(
			({ outputs }) => outputs.flat().map(({ json }) => json).filter(({ error }) => error !== undefined),
			(error: Error) => [error.message],
		);
		expect(JSON.stringify(goesOn)).not.toMatch(secret);
		const stopped = await runNode(node, { items, parameters }).then(
			() => '',
			(error: Error & { description?: string }) => [error.message, error.description, error.stack].join('\n'),
		);
		expect(stopped).not.toMatch(secret);
	});
});

it('is tried on what is indeed refused', async () => {
	const [, node, parameters] = nodes.find(([name]) => name === 'Attendance Letter') ?? nodes[0];
	const refused = await Promise.all(
		spoiled.map(([, change]) => runNode(node, { items: [{ json: { ...whole, ...change } }], parameters }).then(() => false, () => true)),
	);
	expect(refused.filter(Boolean).length).toBeGreaterThanOrEqual(11);
});
