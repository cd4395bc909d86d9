import type { Calendar, Channel, PlannerBucket, PlannerPlan, Team, TodoTaskList } from '@microsoft/microsoft-graph-types';
import type { ServiceAccess } from '../../service/access';
import type { Choices } from '../../files/port';
import { choicesOf, named, type PickPage } from './pages';

/** Calendars that the account may write in. Least permission: Calendars.Read; booking takes Calendars.ReadWrite anyway. */
export const calendars = (access: ServiceAccess, page: PickPage = {}): Promise<Choices> =>
	choicesOf<Calendar>(access, {
		doing: 'The calendars could not be listed',
		...page,
		from: ({ me }) => [`${me}/calendars`, { $select: 'id,name,canEdit' }],
		choice: ({ id, name, canEdit }) => (canEdit === false ? undefined : named(id, name)),
	});

/** Teams that the account is a member of. Least permission: Team.ReadBasic.All. */
export const teams = (access: ServiceAccess, page: PickPage = {}): Promise<Choices> =>
	choicesOf<Team>(access, {
		doing: 'The teams could not be listed',
		...page,
		// https://learn.microsoft.com/graph/api/user-list-joinedteams knows no query.
		from: ({ me }) => [`${me}/joinedTeams`],
		choice: ({ id, displayName }) => named(id, displayName),
	});

/** Channels of a team. Least permission: Channel.ReadBasic.All. */
export const channels = (access: ServiceAccess, { teamId, ...page }: PickPage & { readonly teamId: string }): Promise<Choices> =>
	choicesOf<Channel>(access, {
		doing: 'The channels of the team could not be listed',
		...page,
		from: () => [`/teams/${encodeURIComponent(teamId)}/channels`, { $select: 'id,displayName,webUrl' }],
		choice: ({ id, displayName, webUrl }) => named(id, displayName, webUrl),
	});

/** Plans of Planner: of a team, or those that the account has a part in. Least permission: Tasks.Read; adding takes Tasks.ReadWrite. */
export const plans = (access: ServiceAccess, { teamId, ...page }: PickPage & { readonly teamId?: string } = {}): Promise<Choices> =>
	choicesOf<PlannerPlan>(access, {
		doing: 'The plans could not be listed',
		...page,
		from: ({ me }) => [teamId ? `/groups/${encodeURIComponent(teamId)}/planner/plans` : `${me}/planner/plans`],
		choice: ({ id, title }) => named(id, title),
	});

/** Buckets of a plan. Least permission: as for plans. */
export const buckets = (access: ServiceAccess, { planId, ...page }: PickPage & { readonly planId: string }): Promise<Choices> =>
	choicesOf<PlannerBucket>(access, {
		doing: 'The buckets of the plan could not be listed',
		...page,
		from: () => [`/planner/plans/${encodeURIComponent(planId)}/buckets`],
		choice: ({ id, name }) => named(id, name),
	});

/** Lists of Microsoft To Do. Least permission: Tasks.Read; adding takes Tasks.ReadWrite. */
export const toDoLists = (access: ServiceAccess, page: PickPage = {}): Promise<Choices> =>
	choicesOf<TodoTaskList>(access, {
		doing: 'The lists of To Do could not be listed',
		...page,
		from: ({ me }) => [`${me}/todo/lists`],
		choice: ({ id, displayName }) => named(id, displayName),
	});
