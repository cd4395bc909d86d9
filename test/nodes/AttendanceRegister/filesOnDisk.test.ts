import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IExecuteFunctions } from 'n8n-workflow';
import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { runNode } from '../../support/runNode';

/** n8n keeps the files of items on disk unless it is told otherwise; nodes then get a stream of the file, by its id. */
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'files-on-disk-'));
	Container.get(BinaryDataConfig).localStoragePath = folder;
	await Container.get(BinaryDataService).init();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('files that n8n keeps on disk are read as streams, mark by mark', async () => {
	const pupils = 900;
	const days = ['07/09/2026', '08/09/2026', '09/09/2026', '10/09/2026', '11/09/2026'];
	const rows = Array.from({ length: pupils }, (_, pupil) =>
		days.flatMap((date) => ['AM', 'PM'].map((half) => `${1000 + pupil},"Ash, Zoë",${date},${half},${(pupil + Number(date.slice(0, 2))) % 20 === 0 ? 'I' : half === 'AM' ? '/' : '\\'}`)),
	).flat();
	const marks = { content: Buffer.from(['Admission Number,Name,Date,Session,Mark', ...rows].join('\r\n')), fileName: 'marks.csv', mimeType: 'text/csv' };
	expect(marks.content.length).toBeGreaterThan(4 * 65_536);

	const node = new AttendanceRegister();
	let streams = 0;
	const execute = node.execute;
	node.execute = async function (this: IExecuteFunctions) {
		const { getBinaryStream } = this.helpers;
		this.helpers.getBinaryStream = async (...asked) => {
			streams += 1;
			return await getBinaryStream(...asked);
		};
		return await execute.call(this);
	};
	const { outputs } = await runNode(node, { items: [{ json: {}, binary: { marks } }] });

	expect(streams).toBe(1);
	expect((await readdir(folder, { recursive: true })).length).toBeGreaterThan(0);
	expect([outputs[0]?.length, outputs[1]]).toEqual([pupils, []]);
	for (const { json } of outputs[0] ?? []) {
		const { pupil, register } = json as { pupil: { id: string; legalForename: string }; register: { weeks: Record<string, string> } };
		const week = days.flatMap((date) => ((Number(pupil.id) - 1000 + Number(date.slice(0, 2))) % 20 === 0 ? ['I', 'I'] : ['/', '\\']));
		expect([pupil.legalForename, register.weeks]).toEqual(['Zoë', { '2026-09-07': week.join(' ') }]);
	}
});
