import type { Choice, Choices } from '../files/port';
import type { ServiceAccess } from '../service/access';
import { WondeApi } from '../tableSource/wonde/wondeApi';

/**
 * The schools that have approved the app, by what the person has typed. All at once: an app of a trust or an authority has
 * some hundred at most. https://docs.wonde.com/docs/api/sync#schools
 */
export async function schools(access: ServiceAccess, search = ''): Promise<Choices> {
	const wanted = search.trim().toLowerCase();
	const choices: Choice[] = [];
	for await (const page of new WondeApi(access).pages({ what: 'the schools', permission: 'Schools', path: 'schools', includes: [] })) {
		for (const { id, name } of page) {
			if (typeof id === 'string' && String(name).toLowerCase().includes(wanted)) choices.push({ id, name: String(name) });
		}
	}
	return { choices: choices.sort((one, other) => one.name.localeCompare(other.name, 'en-GB')) };
}
