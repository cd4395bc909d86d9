import { mkdtempSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caseFileSchema, type SampleOverview } from '../../../attendance/caseFile';
import { reservationSchema } from '../../../attendance/item';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { monday, mother } from '../../attendance/policy/pupils';
import { readPdf } from '../../support/readPdf';
import { runNode, type NodeRun } from '../../support/runNode';
import { father, letter, pupilItem, school } from './items';

afterAll(stopTypst);

describe('Attendance Case Log, of the log as a whole', () => {
	let databaseFile: string;
	beforeEach(() => {
		databaseFile = path.join(mkdtempSync(path.join(tmpdir(), 'case-log-whole-')), 'case-log.sqlite');
	});

	const run = (parameters: object, items: NodeRun['items'], more: Partial<NodeRun> = {}) =>
		runNode(new AttendanceCaseLog(), { items, parameters: { databaseFile, asAt: monday, ...parameters }, ...more });
	const item = (id = '1042', over: object = {}) => ({ json: { ...pupilItem(id), contacts: [mother, father], ...over } });
	const pupilOf = (id: string, over: object = {}) => item(id, { pupil: { ...pupilItem(id).pupil, ...over } });
	const hold = (items: NodeRun['items'], asAt = monday) => run({ operation: 'record', what: 'hold', by: 'office', holdKind: 'other', reason: 'Ask me', asAt }, items);
	const settled = async (id: string) => await run({ operation: 'record', stage: 'settle' }, [letter(id)]);
	/** A reservation of a run that stopped a week ago. */
	const begunLongAgo = async (id = '1042') => {
		const store = await openSqliteCaseStore(databaseFile);
		const { key, fileName } = letter(id, mother, '2026-11-16').json.letter;
		await store.reserve(school, [{ key, pupilId: id, step: 'early-concern', asAt: '2026-11-16', absentSessions: 6, possibleSessions: 90, document: fileName, period: '2026/27' }], { id: 'stopped', at: '2026-11-16T09:00:00.000Z' });
		await store.close();
		return key;
	};
	/** What somebody does who has all rights on the file. */
	const tamper = (sql: string) => {
		const database = new DatabaseSync(databaseFile);
		for (const { name } of database.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).all()) database.exec(`DROP TRIGGER "${String(name)}"`);
		database.exec(sql);
		database.close();
	};

	describe('verify', () => {
		const verify = (parameters: object = {}, items: NodeRun['items'] = [item()], more: Partial<NodeRun> = {}) => run({ operation: 'verify', ...parameters }, items, more);
		const verdict = async (...given: Parameters<typeof verify>) => (await verify(...given)).outputs[0]?.[0]?.json.verification as { knownEnd: string };

		it('gives a verdict a school, with an end to keep elsewhere', async () => {
			await hold([item(), item('7')]);
			const { outputs } = await verify({}, [item(), item('7'), item('1', { school: { ...school, urn: '900002', name: 'Elmbrook School' } })]);
			expect(outputs[0]?.map(({ json, pairedItem }) => [json.school, json.verification, pairedItem])).toMatchObject([
				[{ urn: '900001' }, { intact: true, events: 2, erased: 0, openReservations: 0, knownEnd: expect.stringMatching(/^2 [\da-f]{64}$/), summary: 'The log holds 2 events; none was changed, left out or put in. Nothing is begun that is not finished.' }, [{ item: 0 }, { item: 1 }]],
				[{ urn: '900002' }, { intact: true, events: 0 }, [{ item: 2 }]],
			]);
		});

		it('says no where an event was changed, with the place and what to do, and names nobody', async () => {
			await hold([item(), item('7')]);
			tamper(`UPDATE case_content SET event = replace(event, 'Ask me', 'Ask you') WHERE sequence = 2`);
			await expect(verify()).rejects.toMatchObject({
				message: 'The case log of Oakfield School does not verify. Event 2 was changed after it was written.',
				description: expect.stringContaining('Stop the workflows that use this case log.'),
			});
			const { outputs } = await verify({}, [item()], { continueOnFail: true });
			expect(outputs[0]?.[0]?.json).toMatchObject({ error: expect.stringContaining('Event 2'), verification: { intact: false, sequence: 2, reason: 'Event 2 was changed after it was written.' } });
		});

		it('finds by the end that was noted that the last events were cut off', async () => {
			await hold([item(), item('7')]);
			const { knownEnd } = await verdict();
			await hold([item('8')]);
			expect(await verdict({ knownEnd })).toMatchObject({ intact: true, events: 3 });
			tamper('DELETE FROM case_content WHERE sequence > 1; DELETE FROM case_chain WHERE sequence > 1');
			expect(await verdict()).toMatchObject({ intact: true, events: 1 });
			await expect(verify({ knownEnd })).rejects.toMatchObject({ message: expect.stringContaining('the last were cut off') });
		});

		it('refuses a known end that is none', async () => {
			await expect(verify({ knownEnd: '12 abc' })).rejects.toMatchObject({ message: '"Known End" is not the end of a case log' });
		});

		it('hands out what was begun and not finished, with what to do; a person releases it, and the next run may make it', async () => {
			const key = await begunLongAgo();
			const { outputs } = await verify();
			expect(outputs[1]).toHaveLength(1);
			const open = outputs[1]?.[0]?.json as object;
			expect(reservationSchema.parse((open as { reservation: unknown }).reservation)).toMatchObject({ key, step: 'early-concern', asAt: '2026-11-16', daysOpen: 7, whatToDo: expect.stringContaining('Look for "2026-11-16_early-concern_9C_1042"') });
			const release = async (reservation: string, executionId = '1') => await run({ operation: 'record', stage: 'release', reservation, by: 'P. Adeyemi', found: 'Not in the folder' }, [{ json: open }], { executionId });
			await expect(release('another')).rejects.toMatchObject({ message: 'Pupil 1042: this is not the reservation named in "Reservation"' });
			expect((await release('={{ $json.reservation.key }}')).outputs[0]?.[0]?.json.caseLog).toMatchObject({ stage: 'released', alreadyDone: false, reason: 'Released: the early concern came to nothing; the next run may do it.' });
			expect((await release(key, '2')).outputs[0]?.[0]?.json.caseLog).toMatchObject({ alreadyDone: true });
			expect((await verify()).outputs[1]).toEqual([]);
			expect((await run({ operation: 'record', stage: 'reserve' }, [letter('1042')], { executionId: '9' })).outputs[0]?.[0]?.json.caseLog).toMatchObject({ alreadyDone: false, resumed: false });
		});

		it('lets a person settle what did go', async () => {
			const key = await begunLongAgo();
			const open = (await verify()).outputs[1]?.[0]?.json as object;
			expect((await run({ operation: 'record', stage: 'settle', reservation: key }, [{ json: open }])).outputs[0]?.[0]?.json.caseLog).toMatchObject({ stage: 'settled', on: '2026-11-16' });
			expect((await run({ operation: 'record', stage: 'reserve' }, [letter('1042')], { executionId: '9' })).outputs[1]).toHaveLength(1);
		});

		it('does not let one that a run may still be at be released', async () => {
			await run({ operation: 'record', stage: 'reserve' }, [letter('1042')], { executionId: 'other' });
			const open = (await verify()).outputs[1]?.[0]?.json as object;
			const { outputs } = await run({ operation: 'record', stage: 'release', reservation: '={{ $json.reservation.key }}', by: 'x', found: 'y' }, [{ json: open }]);
			expect(outputs[0]?.[0]?.json.caseLog).toMatchObject({ stage: 'released', alreadyDone: true, reason: expect.stringMatching(/^Nothing was changed/) });
		});
	});

	describe('export', () => {
		const exported = (parameters: object = {}, items: NodeRun['items'] = [item()]) => run({ operation: 'export', ...parameters }, items);

		it('makes the case file of each pupil once, as PDF and JSON, under a name that discloses nobody', async () => {
			await settled('1042');
			await hold([item()]);
			const ran = await exported({}, [item(), item(), item('7')]);
			expect(ran.outputs).toHaveLength(1);
			expect(ran.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
			const [first] = ran.outputs[0] ?? [];
			expect(first?.json.caseFile).toMatchObject({ fileName: expect.stringMatching(/^2026-11-23_case-file_[\da-f]{8}$/), entries: 2, completeness: { met: expect.any(Number), applies: expect.any(Number) } });
			expect(first?.binary?.pdf?.fileName).toBe(`${(first?.json.caseFile as { fileName: string }).fileName}.pdf`);
			expect(caseFileSchema.parse(JSON.parse(ran.bytes(first?.binary?.json).toString()))).toMatchObject({ pupil: { id: '1042' }, case: { holds: [{ reason: 'Ask me' }] } });
			expect((await readPdf(ran.bytes(first?.binary?.pdf))).text.replace(/\s+/g, ' ')).toContain('The early concern letter was made');
		});

		it('draws a sample by a seed that it says, and the same again by that seed', async () => {
			const pupils = Array.from({ length: 6 }, (_, place) => item(String(place)));
			await hold(pupils.slice(0, 5));
			const first = await exported({ whichCases: 'sample', sampleSize: 2 }, pupils);
			const overview = first.outputs[1]?.[0]?.json.overview as SampleOverview;
			expect([first.outputs[0]?.length, overview.drawn, overview.cases, overview.items.length > 10]).toEqual([2, 2, 5, true]);
			expect(overview.references).toEqual(first.outputs[0]?.map(({ json }) => (json.caseFile as { reference: string }).reference));
			const again = await exported({ whichCases: 'sample', sampleSize: 2, seed: overview.seed }, [...pupils].reverse());
			expect((again.outputs[1]?.[0]?.json.overview as SampleOverview).references.toSorted()).toEqual(overview.references.toSorted());
		});
	});

	describe('erase', () => {
		const erase = async (parameters: object, items: NodeRun['items'] = [item()]) =>
			(await run({ operation: 'erase', by: 'D. Prewett, data protection lead', eraseReason: 'Retention schedule', ...parameters }, items)).outputs[0]?.[0]?.json.erasure as object;
		const left = async (items: NodeRun['items'] = [item()]) => (await run({ operation: 'getHistory' }, items)).outputs[0]?.map(({ json }) => (json.case as { holds: object[] }).holds.length);

		it('changes nothing in a test run, which is the default, and says what would be', async () => {
			await hold([item(), item('7')], '2018-11-01');
			expect(await erase({})).toMatchObject({ testRun: true, pupilsErased: 2, eventsErased: 2, summary: expect.stringMatching(/^Test run: 2 events of 2 pupils would be erased\. Nothing was changed\./) });
			expect(await left([item(), item('7')])).toEqual([1, 1]);
		});

		it('erases whom the years are over for, also who does not come in, and the log still verifies', async () => {
			await hold([item('old'), item('older')], '2018-11-01');
			await hold([item('7')]);
			expect(await erase({ testRun: false })).toMatchObject({ testRun: false, pupilsErased: 2, eventsErased: 2, pupilsKept: 1 });
			expect(await left([item('old'), item('older'), item('7')])).toEqual([0, 0, 1]);
			const { verification } = (await run({ operation: 'verify' }, [item()])).outputs[0]?.[0]?.json as { verification: object };
			expect(verification).toMatchObject({ intact: true, events: 4, erased: 2, summary: expect.stringContaining('2 of them erased') });
		});

		it.each<[string, object, object]>([
			['by leaving', { retentionRule: 'leaving', years: 7 }, { pupilsErased: 1, pupilsKept: 1, pupilsDateUnknown: 1 }],
			['by age', { retentionRule: 'age 25' }, { pupilsErased: 1, pupilsKept: 1, pupilsDateUnknown: 1 }],
		])('counts %s from the items, and keeps whom it does not know', async (_what, parameters, expected) => {
			const here = [pupilOf('left', { onRollTo: '2019-07-19', dateOfBirth: '2001-01-01' }), pupilOf('here', { onRollTo: null, dateOfBirth: '2013-01-01' })];
			await hold([...here, item('unknown')], '2018-11-01');
			expect(await erase({ ...parameters, testRun: false }, here)).toMatchObject(expected);
			expect(await left([item('left'), item('here'), item('unknown')])).toEqual([0, 1, 1]);
		});

		it('leaves a pupil with something open whole, and says so; and says who is still on roll', async () => {
			await begunLongAgo('1042');
			await hold([item(), item('7')]);
			const dry = await erase({ whom: 'these' }, [item(), item('7')]);
			const erased = await erase({ whom: 'these', testRun: false }, [item(), item('7')]);
			for (const answer of [dry, erased]) expect(answer).toMatchObject({ pupilsErased: 1, eventsErased: 1, pupilsLeftOpen: 1, pupilsStillOnRoll: 2, summary: expect.stringContaining('run Verify, settle or release it, then erase again') });
			expect(await left([item(), item('7')])).toEqual([1, 0]);
		});

		it('touches nobody else’s', async () => {
			await hold([item(), item('7')]);
			await erase({ whom: 'these', testRun: false }, [item('7')]);
			expect(await left([item(), item('7')])).toEqual([1, 0]);
		});

		it.each([[{ by: '={{ "" }}' }, '"Who Decided" is empty'], [{ eraseReason: '={{ " " }}' }, '"Reason" is empty'], [{ years: 0.5 }, '"Years" must be a whole number from 1']])('refuses %j', async (over, message) =>
			await expect(erase({ testRun: false, ...over })).rejects.toMatchObject({ message }));

		it('gives counts and no name', async () => {
			await hold([item()], '2018-11-01');
			expect(JSON.stringify(await erase({ testRun: false }))).not.toMatch(/marlowe|tess|1042/i);
		});
	});
});
