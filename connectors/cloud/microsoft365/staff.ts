import type { Choices } from '../../files/port';
import { channels, plans, teams, toDoLists } from '../../pick/microsoft365';
import type { ServiceAccess } from '../../service/access';
import { ServiceError } from '../../service/serviceError';
import { PlannerTasks } from '../../staff/microsoft365/plannerTasks';
import { refuseApplication, TeamsChannel } from '../../staff/microsoft365/teamsChannel';
import { ToDoTasks } from '../../staff/microsoft365/toDoTasks';
import type { MessageService, TaskService } from '../../staff/port';
import { noneNamed, oneNamed } from '../named';
import type { Picked, PickFrom } from '../port';

const teamsService = 'Microsoft Teams';

/** Channels of all teams of the account, as "Team > Channel". Their id holds both. */
export async function allChannels(access: ServiceAccess, { search, page }: PickFrom): Promise<Choices> {
	const found = await teams(access, { page });
	const ofTeams = await Promise.all(
		found.choices.map(async (team) =>
			(await channels(access, { teamId: team.id })).choices.map((channel) => ({ ...channel, id: `${team.id}/${channel.id}`, name: `${team.name} > ${channel.name}` })),
		),
	);
	const choices = ofTeams.flat().filter(({ name }) => !search || name.toLowerCase().includes(search.trim().toLowerCase()));
	return { choices, ...(found.next ? { next: found.next } : {}) };
}

export async function channel(access: ServiceAccess, picked: Picked): Promise<MessageService> {
	refuseApplication(access);
	const id = 'id' in picked ? picked.id : await named(picked.name, (from) => allChannels(access, from), 'channel (write it as "Team > Channel")', teamsService);
	const [teamId = '', ...rest] = id.split('/');
	const channelId = rest.join('/');
	if (!channelId) throw new ServiceError('The id of a channel is its team’s id, a slash and its own', 'Pick the channel from the list.', { service: teamsService, happened: 'no' });
	return new TeamsChannel(access, { teamId, channelId });
}

const ofPlanner = 'planner/';
const ofToDo = 'todo/';

/** "Application: Not supported": https://learn.microsoft.com/graph/api/planneruser-list-plans */
const plansAreListed = ({ user }: ServiceAccess): boolean => user === undefined;

/** Plans of Planner, then lists of To Do. Their id says which of the two they are. */
export async function taskLists(access: ServiceAccess, { search, page }: PickFrom): Promise<Choices> {
	const [, kind, further] = /^(planner|todo)\/(.*)$/s.exec(page ?? '') ?? [];
	const ask = async (list: typeof plans | typeof toDoLists, prefix: string, called: string) => {
		const { choices, next } = await list(access, { search, page: further });
		return { choices: choices.map(({ id, name, ...rest }) => ({ ...rest, id: prefix + id, name: `${name} (${called})` })), ...(next ? { next: prefix + next } : {}) };
	};
	if (kind === 'planner') return await ask(plans, ofPlanner, 'Planner');
	if (kind === 'todo') return await ask(toDoLists, ofToDo, 'To Do');
	const both = [...(plansAreListed(access) ? [await ask(plans, ofPlanner, 'Planner')] : []), await ask(toDoLists, ofToDo, 'To Do')];
	const next = both.find((one) => one.next)?.next;
	return { choices: both.flatMap(({ choices }) => choices), ...(next ? { next } : {}) };
}

/** A plan, or a list of To Do. A name may leave out which of the two it is. */
export async function taskList(access: ServiceAccess, picked: Picked): Promise<TaskService> {
	const id = 'id' in picked ? picked.id : await taskListNamed(access, picked.name);
	if (id.startsWith(ofToDo)) return new ToDoTasks(access, { listId: id.slice(ofToDo.length) });
	return new PlannerTasks(access, { planId: id.startsWith(ofPlanner) ? id.slice(ofPlanner.length) : id });
}

async function taskListNamed(access: ServiceAccess, name: string): Promise<string> {
	const plan = plansAreListed(access) ? await oneNamed((from) => plans(access, from), name, { what: 'plan', service: 'Planner' }) : undefined;
	if (plan) return ofPlanner + plan.id;
	const list = await oneNamed((from) => toDoLists(access, from), name, { what: 'list', service: 'To Do' });
	if (list) return ofToDo + list.id;
	throw noneNamed(name, 'plan or list', 'Planner and To Do');
}

async function named(name: string, ask: (from: PickFrom) => Promise<Choices>, what: string, service: string): Promise<string> {
	const found = await oneNamed(ask, name, { what, service });
	if (!found) throw noneNamed(name, what, service);
	return found.id;
}
