import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CaseStoreError } from '../../../../connectors/caseStore/caseStore';
import { toCaseStoreError } from '../../../../connectors/caseStore/sqlite/errors';
import { defaultCaseLogFile, openSqliteCaseStore } from '../../../../connectors/caseStore/sqlite/open';
import { act, oakfield } from '../acts';
import { freshFile } from './freshFile';

const run = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };
const permissions = (file: string) => (statSync(file).mode & 0o777).toString(8);

async function failure(file: string): Promise<CaseStoreError> {
	const error: unknown = await openSqliteCaseStore(file).then(
		(store) => store.close(),
		(thrown: unknown) => thrown,
	);
	expect(error).toBeInstanceOf(CaseStoreError);
	return error as CaseStoreError;
}

describe('opening the case log', () => {
	it('makes folder and file for n8n’s own user alone', async () => {
		const file = freshFile();
		const store = await openSqliteCaseStore(file);
		await store.reserve(oakfield, [act('1')], run);
		expect(permissions(path.dirname(file))).toBe('700');
		for (const each of [file, `${file}-wal`, `${file}-shm`]) expect(permissions(each)).toBe('600');
		await store.close();
	});

	it('finds what an earlier run wrote', async () => {
		const file = freshFile();
		const first = await openSqliteCaseStore(file);
		await first.settle(oakfield, [act('1')], run);
		await first.close();
		const second = await openSqliteCaseStore(file);
		expect((await second.history(oakfield, ['1'])).get('1')).toHaveLength(1);
		await second.close();
	});

	it('lives in n8n’s user folder unless told otherwise', () => {
		const before = process.env.N8N_USER_FOLDER;
		try {
			process.env.N8N_USER_FOLDER = '/data/n8n';
			expect(defaultCaseLogFile()).toBe('/data/n8n/.n8n/school-attendance/case-log.sqlite');
			delete process.env.N8N_USER_FOLDER;
			expect(defaultCaseLogFile()).toBe(path.join(homedir(), '.n8n/school-attendance/case-log.sqlite'));
		} finally {
			if (before !== undefined) process.env.N8N_USER_FOLDER = before;
		}
	});

	it('says of a file that is no database what it is and what to do', async () => {
		const file = freshFile();
		mkdirSync(path.dirname(file));
		writeFileSync(file, 'Pupil,Date,Mark\n'.repeat(200));
		const { message, advice } = await failure(file);
		expect(message).toBe(`"${file}" is not a case log`);
		expect(advice).toContain('Look at the path');
	});

	it('says so where the path is a folder, runs through a file, or is not whole', async () => {
		const file = freshFile();
		mkdirSync(path.dirname(file));
		writeFileSync(file, '');
		expect((await failure(path.dirname(file))).message).toContain('is a folder');
		expect((await failure(path.join(file, 'case-log.sqlite'))).message).toContain('is a file, not a folder');
		expect((await failure('case-log.sqlite')).message).toContain('not a whole path');
	});

	it('says so where a newer version of the package made the file', async () => {
		const file = freshFile();
		await (await openSqliteCaseStore(file)).close();
		const database = new DatabaseSync(file);
		database.exec("insert into kysely_migration (name, timestamp) values ('9999-12-later', '2030-01-01T00:00:00.000Z')");
		database.close();
		const { message, advice } = await failure(file);
		expect(message).toContain('newer version');
		expect(advice).toContain('Update n8n-nodes-school-attendance');
	});

	it('says, after waiting, that another program holds the file', async () => {
		const file = freshFile();
		const store = await openSqliteCaseStore(file, 200);
		const other = new DatabaseSync(file);
		other.exec('begin immediate');
		const error: unknown = await store.reserve(oakfield, [act('1')], run).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ name: 'CaseStoreError', message: `The case log "${file}" is in use by another run` });
		other.exec('rollback');
		expect(await store.reserve(oakfield, [act('1')], run)).toMatchObject([{ outcome: 'reserved' }]);
		other.close();
		await store.close();
	});

	it.each([
		[{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'The disk is full'],
		[{ code: 'ERR_SQLITE_ERROR', errcode: 267 }, 'is damaged'],
		[{ code: 'ERR_SQLITE_ERROR', errcode: 1032 }, 'may not be written'],
		[{ code: 'EACCES' }, 'n8n may not use'],
		[{ code: 'EPERM' }, 'n8n may not use'],
		[{ code: 'ENOSPC' }, 'The disk is full'],
	])('says in words what %j means', (fields, words) => {
		const said = toCaseStoreError(Object.assign(new Error('unlike words'), fields), '/data/case-log.sqlite') as CaseStoreError;
		expect(said.message).toContain(words);
		expect(said.advice.length).toBeGreaterThan(20);
	});

	it('rolls back, and says so, where the disk fills up in the middle of a batch', async () => {
		const file = freshFile();
		const store = await openSqliteCaseStore(file);
		const many = Array.from({ length: 2000 }, (_, pupil) => act(String(pupil), { document: 'x'.repeat(200) }));
		await setMaxPages(store, 40);
		await expect(store.reserve(oakfield, many, run)).rejects.toThrow('The disk is full');
		await setMaxPages(store, 100_000);
		expect(await store.events(oakfield)).toEqual([]);
		expect(await store.reserve(oakfield, [act('1')], run)).toMatchObject([{ outcome: 'reserved' }]);
		await store.close();
	});
});

/** SQLite says "full" as well where a connection may grow the file no more: a full disk without filling one. */
async function setMaxPages(store: unknown, pages: number): Promise<void> {
	const { sql } = await import('kysely');
	await sql.raw(`pragma max_page_count = ${pages}`).execute((store as { db: Parameters<ReturnType<typeof sql.raw>['execute']>[0] }).db);
}
