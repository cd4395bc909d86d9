import { TokenBook } from '../core/tokens';
import type { DoubleAnswer, DoubleRequest, ServiceDouble } from '../core/types';

export type WondeObject = { readonly id: string } & Readonly<Record<string, unknown>>;

/** What a school holds, as Wonde gives it: what is included comes within `data`. */
export interface WondeSchool {
	readonly id: string;
	readonly name: string;
	readonly urn: number | null;
	students: WondeObject[];
	/** Session marks, with `attendance_code` as an id; the code comes where it is included. */
	marks: WondeObject[];
	/** Includes that this school's MIS does not have. */
	readonly without: ReadonlySet<string>;
}

/** Scopes of a token; a permission that lacks is 403. */
export type Permission = 'students' | 'contacts' | 'attendance';

/**
 * Lists, and what may be included in their records: https://docs.wonde.com/docs/api/sync and the endpoints of
 * https://github.com/wondeltd/php-client/tree/master/src/Endpoints.
 */
const lists: readonly { readonly path: RegExp; readonly permission?: Permission; readonly includes: readonly string[] }[] = [
	{ path: /^\/v1\.0\/schools\/?$/, includes: [] },
	{ path: /^\/v1\.0\/schools\/([^/]+)\/?$/, includes: [] },
	{ path: /^\/v1\.0\/attendance-codes\/?$/, includes: [] },
	{
		path: /^\/v1\.0\/schools\/([^/]+)\/students\/?$/,
		permission: 'students',
		includes: ['education_details', 'extended_details', 'contact_details', 'year', 'group', 'groups', 'classes', 'contacts', 'contacts.contact_details'],
	},
	{ path: /^\/v1\.0\/schools\/([^/]+)\/attendance\/session\/?$/, permission: 'attendance', includes: ['attendance_code', 'student', 'employee'] },
];

const knownQuery = new Set(['cursor', 'per_page', 'page', 'include', 'updated_after', 'updated_before']);
const mostPerPage = 200;

/** Stands for Wonde's API, read only: it says no to all that its documentation and its published clients do not know. */
export class WondeDouble implements ServiceDouble {
	readonly name = 'Wonde';
	readonly hosts = ['api.wonde.com'];
	readonly schools: WondeSchool[] = [];
	readonly codes = new Map<string, string>();
	readonly tokens = new TokenBook();

	/** A token of an app that the schools have approved for these permissions. */
	signIn(...permissions: readonly Permission[]): string {
		return this.tokens.issue(`wonde-token-${permissions.join('-')}`, { scopes: permissions, user: 'app' });
	}

	answer({ method, url, headers }: DoubleRequest): DoubleAnswer {
		const token = this.tokens.read(headers.authorization);
		if (token.state !== 'valid') return { status: 401, body: problem('invalid_token', 'Invalid token') };
		if (method !== 'GET') return { status: 405, body: problem('method_not_allowed', 'Method not allowed'), refusal: `${method}: nothing is ever written to an MIS` };
		const list = lists.find(({ path }) => path.test(url.pathname));
		if (!list) return { status: 404, body: problem('not_found', 'Resource not found'), refusal: `no endpoint ${url.pathname}` };
		const strange = [...url.searchParams.keys()].find((name) => !knownQuery.has(name));
		if (strange) return { status: 400, body: problem('invalid_parameter', strange), refusal: `unknown query parameter: ${strange}` };
		const perPage = Number(url.searchParams.get('per_page') ?? 50);
		if (!(perPage >= 1 && perPage <= mostPerPage)) return { status: 400, body: problem('invalid_per_page', String(perPage)), refusal: `per_page: ${perPage}` };

		const school = this.schools.find(({ id }) => id === decodeURIComponent(list.path.exec(url.pathname)?.[1] ?? ''));
		const asked = (url.searchParams.get('include') ?? '').split(',').filter(Boolean);
		const unheardOf = asked.find((name) => !list.includes.includes(name));
		if (unheardOf) return { status: 400, body: problem('invalid_include', `The include ${unheardOf} is not valid`), refusal: `unknown include: ${unheardOf}` };
		if (list.path.source.includes('([^/]+)') && !school) return { status: 404, body: problem('school_not_found', 'School not found') };
		const needed = [...(list.permission ? [list.permission] : []), ...(asked.includes('contacts') ? ['contacts'] : [])];
		if (needed.some((permission) => !token.grant.scopes.includes(permission))) return { status: 403, body: problem('permission_denied', 'You do not have permission to access this resource') };
		const absent = asked.find((name) => school?.without.has(name));
		if (absent) return { status: 400, body: problem('invalid_include', `The include ${absent} is not valid`) };
		return this.given(url, school, asked, perPage);
	}

	private given(url: URL, school: WondeSchool | undefined, asked: readonly string[], perPage: number): DoubleAnswer {
		if (url.pathname.endsWith('/attendance/session')) return pageOf(url, (school as WondeSchool).marks.map((mark) => this.markWith(mark, asked)), perPage);
		if (url.pathname.endsWith('/students')) return pageOf(url, (school as WondeSchool).students.map((student) => withIncludes(student, asked)), perPage);
		if (url.pathname.endsWith('/attendance-codes')) return pageOf(url, [...this.codes].map(([id, code]) => ({ id, code, description: 'As the MIS says' })), perPage);
		const shown = (one: WondeSchool) => ({ id: one.id, name: one.name, urn: one.urn, region: { code: 'GBR', domain: 'api.wonde.com' } });
		return school ? { status: 200, body: { data: shown(school) } } : pageOf(url, this.schools.map(shown), perPage);
	}

	private markWith(mark: WondeObject, asked: readonly string[]): WondeObject {
		const id = String(mark.attendance_code);
		return asked.includes('attendance_code') && this.codes.has(id) ? { ...mark, attendance_code: { data: { id, code: this.codes.get(id) } } } : mark;
	}
}

const problem = (error: string, description: string): object => ({ error, error_description: description });

/** A record with what was asked for, and without what was not. */
function withIncludes(record: WondeObject, asked: readonly string[]): WondeObject {
	const kept = Object.entries(record).filter(([, value]) => !isIncluded(value));
	const included = Object.entries(record).filter(([name, value]) => isIncluded(value) && asked.includes(name));
	const within = (name: string, value: unknown): unknown => {
		const inner = asked.filter((one) => one.startsWith(`${name}.`)).map((one) => one.slice(name.length + 1));
		const { data } = value as { data: unknown };
		return { data: Array.isArray(data) ? data.map((one) => withIncludes(one as WondeObject, inner)) : data };
	};
	return Object.fromEntries([...kept, ...included.map(([name, value]) => [name, within(name, value)])]) as WondeObject;
}

const isIncluded = (value: unknown): boolean => typeof value === 'object' && value !== null && 'data' in value;

/** By a cursor, which is the id after which the next page begins; or by page numbers, which shift where records come and go. */
function pageOf(url: URL, records: readonly WondeObject[], perPage: number): DoubleAnswer {
	const cursor = url.searchParams.get('cursor');
	if (!cursor) {
		const page = Number(url.searchParams.get('page') ?? 1);
		return paged(url, records.slice((page - 1) * perPage, page * perPage), page * perPage < records.length ? ['page', String(page + 1)] : undefined);
	}
	const after = cursor === 'true' ? '' : Buffer.from(cursor, 'base64url').toString();
	const rest = [...records].sort((one, other) => (one.id < other.id ? -1 : 1)).filter(({ id }) => id > after);
	const page = rest.slice(0, perPage);
	return paged(url, page, rest.length > perPage ? ['cursor', Buffer.from(String(page.at(-1)?.id)).toString('base64url')] : undefined);
}

function paged(url: URL, data: readonly WondeObject[], next: readonly [name: string, value: string] | undefined): DoubleAnswer {
	const address = new URL(url);
	if (next) address.searchParams.set(...next);
	return { status: 200, body: { data, meta: { pagination: { next: next ? address.href : null, previous: null, more: next !== undefined, per_page: data.length, current_page: 1 }, includes: [] } } };
}
