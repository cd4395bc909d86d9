import type { Kysely, Transaction } from 'kysely';
import type { SchoolIdentity } from '../caseStore';
import type { CaseLogTables } from './tables';

/**
 * The number under which a database keeps a school's events, or undefined where it has none.
 *
 * A school that first ran without its URN and then fills it in, or changes how its name is written once it has given
 * the URN, must find its own history again: a school that lost it would write to every family a second time. Two
 * schools of a trust that share a name are told apart by their URNs.
 */
export async function findSchool(db: Kysely<CaseLogTables>, school: SchoolIdentity): Promise<number | undefined> {
	const { urn, name } = namesOf(school);
	if (!urn) return await numberOf(db, name);
	const known = await numberOf(db, urn);
	if (known !== undefined) return known;
	const byName = await numberOf(db, name);
	return byName !== undefined && !(await hasUrn(db, byName)) ? byName : undefined;
}

/**
 * As `findSchool`, and gives a school that is met for the first time a number.
 * Takes a transaction that writes, and how it keeps others from naming schools until it ends. A school whose names all
 * stand needs no lock: names are never taken away.
 */
export async function findOrAddSchool(db: Transaction<CaseLogTables>, school: SchoolIdentity, lockNames: () => Promise<void>): Promise<number> {
	const { urn, name } = namesOf(school);
	const names = urn ? [urn, name] : [name];
	const standing = await db.selectFrom('school_name').select('name').where('name', 'in', names).execute();
	if (standing.length < names.length) await lockNames();
	const number = (await findSchool(db, school)) ?? (await highestNumber(db)) + 1;
	for (const known of names) {
		await db.insertInto('school_name').values({ name: known, school: number }).onConflict((conflict) => conflict.doNothing()).execute();
	}
	return number;
}

function namesOf({ urn, name }: SchoolIdentity): { urn: string | null; name: string } {
	return { urn: urn ? `urn ${urn}` : null, name: `name ${name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}` };
}

async function numberOf(db: Kysely<CaseLogTables>, name: string): Promise<number | undefined> {
	return (await db.selectFrom('school_name').select('school').where('name', '=', name).executeTakeFirst())?.school;
}

async function hasUrn(db: Kysely<CaseLogTables>, school: number): Promise<boolean> {
	return (await db.selectFrom('school_name').select('name').where('school', '=', school).where('name', 'like', 'urn %').executeTakeFirst()) !== undefined;
}

async function highestNumber(db: Kysely<CaseLogTables>): Promise<number> {
	const { highest } = await db.selectFrom('school_name').select(({ fn }) => fn.max('school').as('highest')).executeTakeFirstOrThrow();
	return highest ?? 0;
}
