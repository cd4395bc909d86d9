import type { TokenBook } from '../core/tokens';
import type { DoubleAnswer, DoubleRequest, ServiceDouble } from '../core/types';
import { calendarRoutes } from './calendar/calendarRoutes';
import { directoryRoutes } from './directory/directoryRoutes';
import { prepareSchemas } from './descriptions/graphSchemas';
import { PreauthenticatedAddresses } from './drive/preauthenticated';
import { driveRoutes } from './drive/driveRoutes';
import { authorise, callerOf } from './http/access';
import { answerBatch } from './http/batch';
import { readBody } from './http/body';
import type { Route } from './http/call';
import { errorAnswer, GraphError, GraphRefusal } from './http/errors';
import { readPath } from './http/path';
import { readQuery } from './http/query';
import { Router } from './http/router';
import { mailRoutes } from './mail/mailRoutes';
import { MailboxGate } from './mail/mailboxGate';
import { plannerRoutes } from './planner/plannerRoutes';
import type { MicrosoftSchool } from './school';
import { siteRoutes } from './sites/siteRoutes';
import { teamRoutes } from './teams/teamRoutes';
import { toDoRoutes } from './toDo/toDoRoutes';
import { workbookRoutes } from './workbook/workbookRoutes';

/** Graph in Microsoft's clouds. https://learn.microsoft.com/graph/deployments */
export const graphHosts = ['graph.microsoft.com', 'graph.microsoft.us', 'dod-graph.microsoft.us', 'microsoftgraph.chinacloudapi.cn'] as const;

/**
 * Microsoft Graph over a school: checks each request by the published descriptions, then does it.
 * Answers as well for the hosts to which Graph sends clients for uploads and downloads.
 */
export class MicrosoftGraph implements ServiceDouble {
	readonly name = 'Microsoft Graph';
	readonly hosts: readonly string[];
	/** All requests that are known, with the page of the documentation that each was written from. */
	readonly routes: readonly Route[];
	private readonly router: Router;
	private readonly addresses: PreauthenticatedAddresses;
	private readonly gate: MailboxGate;

	constructor(
		readonly school: MicrosoftSchool,
		private readonly tokens: TokenBook,
	) {
		this.addresses = new PreauthenticatedAddresses(school);
		this.gate = new MailboxGate(school.mailboxes.limits);
		this.hosts = [...graphHosts, ...this.addresses.hosts];
		this.routes = [
			...directoryRoutes(school),
			...mailRoutes(school, this.addresses),
			...calendarRoutes(school),
			...driveRoutes(school, this.addresses),
			...workbookRoutes(school),
			...siteRoutes(school),
			...teamRoutes(school),
			...plannerRoutes(school),
			...toDoRoutes(school),
		];
		this.router = new Router(this.routes);
		prepareSchemas();
	}

	async answer(request: DoubleRequest): Promise<DoubleAnswer> {
		try {
			if (!(graphHosts as readonly string[]).includes(request.url.hostname)) return this.addresses.answer(request);
			if (request.url.pathname === '/v1.0/$batch') return await answerBatch(request, (one) => this.answer(one));
			return await this.answerOne(request);
		} catch (error) {
			if (error instanceof GraphError) return errorAnswer(error, request.headers['client-request-id']);
			throw error;
		}
	}

	private async answerOne(request: DoubleRequest): Promise<DoubleAnswer> {
		const caller = callerOf(request.headers.authorization, this.tokens, this.school.people);
		const { path, item, place } = readPath(request.url.pathname, caller, this.school);
		const { route, params } = this.router.find(request.method, path);
		authorise(caller, route.needs, place);
		for (const name of route.headers ?? []) {
			if (!(name in request.headers)) throw new GraphRefusal(400, 'BadRequest', `This request requires the header '${name}'.`);
		}
		const query = readQuery(request.url, route.query);
		const json = readBody(request, route);
		return this.gate.through(path, () =>
			route.answer({ method: request.method, url: request.url, params, query, headers: request.headers, json, bytes: request.body, caller, item }),
		);
	}
}
