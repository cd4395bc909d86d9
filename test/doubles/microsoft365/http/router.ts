import type { Route } from './call';
import { GraphRefusal } from './errors';
import { decode } from './path';

export interface Met {
	readonly route: Route;
	readonly params: Readonly<Record<string, string>>;
}

interface Compiled {
	readonly route: Route;
	readonly pattern: RegExp;
	readonly names: readonly string[];
}

/** Finds the route of a request; refuses a path or a method that Graph does not have. */
export class Router {
	private readonly routes: readonly Compiled[];

	constructor(routes: readonly Route[]) {
		this.routes = routes.map(compile);
	}

	find(method: string, path: string): Met {
		const here = this.routes.flatMap((one) => {
			const parts = one.pattern.exec(path);
			return parts ? [{ ...one, parts }] : [];
		});
		if (here.length === 0) throw new GraphRefusal(400, 'BadRequest', `Resource not found for the segment '${path.split('/').at(-1)}'.`);
		const met = here.find(({ route }) => route.method === method);
		if (!met) throw new GraphRefusal(405, 'Request_BadRequest', `Specified HTTP method ${method} is not allowed for the request target.`);
		return { route: met.route, params: Object.fromEntries(met.names.map((name, index) => [name, decode(met.parts[index + 1]!)])) };
	}
}

function compile(route: Route): Compiled {
	const names: string[] = [];
	const pattern = route.path.replace(/\{(\w+)\}|[.*+?^$()|[\]\\]/g, (found, name: string | undefined) => {
		if (name === undefined) return `\\${found}`;
		names.push(name);
		return '([^/]+?)';
	});
	return { route, names, pattern: new RegExp(`^${pattern}$`) };
}
