import type { Event, FreeBusyStatus, ScheduleInformation } from '@microsoft/microsoft-graph-types';
import { joined } from '../../../attendance/meetings';
import type { Graph } from '../../service/microsoft365/graphClient';
import { ServiceError } from '../../service/serviceError';
import type { TimeSlot } from '../port';
import { calendarPath, isAddress } from './calendarPath';
import { graphTime, instantOf, inUtc } from './times';

/** What Exchange answers at once: this many calendars, over this many days. */
const mostCalendars = 20;
const mostDays = 62;

const day = 24 * 60 * 60 * 1000;

/** Whoever is away or may be busy cannot be met. */
const canBeMet: ReadonlySet<FreeBusyStatus | null | undefined> = new Set<FreeBusyStatus>(['free', 'workingElsewhere']);

/**
 * When any of these calendars is busy within a span, in order. A calendar named by an address is asked
 * for by `getSchedule`, which needs no more than that its owner shows free and busy times
 * (https://learn.microsoft.com/graph/api/calendar-getschedule); one named by its id is read.
 */
export async function busyTimes(graph: Graph, calendars: readonly string[], within: TimeSlot): Promise<readonly TimeSlot[]> {
	const busy: TimeSlot[] = [];
	const addresses = calendars.filter(isAddress);
	for (const span of spans(within)) {
		for (let from = 0; from < addresses.length; from += mostCalendars) busy.push(...(await schedules(graph, addresses.slice(from, from + mostCalendars), span)));
		for (const calendar of calendars.filter((each) => !isAddress(each))) busy.push(...(await eventTimes(graph, calendar, span)));
	}
	return joined(busy.map((slot) => cutTo(within, slot)).filter(({ start, end }) => Date.parse(start) < Date.parse(end)));
}

const cutTo = (within: TimeSlot, { start, end }: TimeSlot): TimeSlot => ({
	start: Date.parse(start) < Date.parse(within.start) ? within.start : start,
	end: Date.parse(end) > Date.parse(within.end) ? within.end : end,
});

function* spans({ start, end }: TimeSlot): Generator<TimeSlot> {
	for (let from = Date.parse(start); from < Date.parse(end); from += mostDays * day) {
		yield { start: new Date(from).toISOString(), end: new Date(Math.min(from + mostDays * day, Date.parse(end))).toISOString() };
	}
}

async function schedules(graph: Graph, addresses: readonly string[], { start, end }: TimeSlot): Promise<readonly TimeSlot[]> {
	const doing = 'The calendars could not be asked for free times';
	const { value } = (await graph.run(doing, () =>
		// Names as the metadata has them (the documentation writes them in small letters; Graph reads both).
		graph.api(`${graph.me}/calendar/getSchedule`, {}, { repeatable: true }).headers(inUtc).post({ Schedules: addresses, StartTime: graphTime(start), EndTime: graphTime(end) }),
	)) as { readonly value: readonly ScheduleInformation[] };
	const unknown = addresses.find((address) => !value.some(({ scheduleId, error }) => scheduleId?.toLowerCase() === address.toLowerCase() && !error));
	if (unknown !== undefined) {
		const code = value.find(({ scheduleId }) => scheduleId?.toLowerCase() === unknown.toLowerCase())?.error?.responseCode ?? undefined;
		throw new ServiceError(
			`${doing}: Outlook does not give those of the calendar “${unknown}”${code ? ` (${code})` : ''}`,
			'Check the address. If it is right, its owner has to let the school see when it is free or busy, in the sharing settings of the calendar.',
			{ service: 'Outlook calendar', code, happened: 'no' },
		);
	}
	return value.flatMap(({ scheduleItems }) => (scheduleItems ?? []).filter(({ status }) => !canBeMet.has(status)).map((item) => ({ start: instantOf(item.start ?? {}), end: instantOf(item.end ?? {}) })));
}

async function eventTimes(graph: Graph, calendar: string, { start, end }: TimeSlot): Promise<readonly TimeSlot[]> {
	const query = { startDateTime: start, endDateTime: end, $select: 'start,end,showAs,isCancelled', $top: 100 };
	return graph.run('The calendar could not be read', async () => {
		const busy: TimeSlot[] = [];
		for await (const page of graph.pages<Event>(graph.api(`${calendarPath(graph, calendar)}/calendarView`, query), inUtc)) {
			for (const event of page) if (!event.isCancelled && !canBeMet.has(event.showAs)) busy.push({ start: instantOf(event.start ?? {}), end: instantOf(event.end ?? {}) });
		}
		return busy;
	});
}
