import type { ICredentialTestFunctions } from 'n8n-workflow';
import { AttendanceCaseLog } from '../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { startPostgres, type RunningPostgres } from '../support/postgres';

let server: RunningPostgres | undefined;

beforeAll(async () => {
	server = await startPostgres();
});

afterAll(async () => await server?.stop());

/** The Test of the credential as n8n finds it: in the node that names it. */
async function test(fields: object) {
	const { description, methods } = new AttendanceCaseLog();
	const testedBy = description.credentials?.find(({ name }) => name === 'schoolPostgresApi')?.testedBy as 'schoolPostgresTest';
	const { host, port, database, user, password } = server as RunningPostgres;
	const data = { host, port, database, user, password, ssl: 'disable', certificateAuthority: '', ...fields };
	return await methods.credentialTest[testedBy].call({} as ICredentialTestFunctions, { id: '1', name: 'Case log', type: 'schoolPostgresApi', data });
}

describe('the Test of a PostgreSQL credential, with a real server', () => {
	it('connects', async () => {
		expect(await test({})).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it.each([
		['a wrong password', { password: 'wrong-password' }, /user or the password is wrong \(28P01\)/],
		['a user who does not exist', { user: 'nobody' }, /user or the password is wrong \(28P01\)/],
		['no password', { password: '' }, /password/],
		['a database that does not exist', { database: 'no_such' }, /no database of this name.*\(3D000\)/],
		['a port where nobody listens', { port: 1 }, /No PostgreSQL answers.*\(ECONNREFUSED\)/],
		['a host that does not exist', { host: 'database.invalid' }, /no host of this name/],
		['SSL that the server does not speak', { ssl: 'verify' }, /does not encrypt connections/],
	])('says what to do about %s', async (_what, fields, message) => {
		const { status, message: said } = await test(fields);
		expect(status).toBe('Error');
		expect(said).toMatch(message);
		expect(said).not.toContain('wrong-password');
	});
});
