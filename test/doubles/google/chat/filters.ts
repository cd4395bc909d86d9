import { invalidArgument } from '../http/googleError';

const wrong = (filter: string) => invalidArgument(`Invalid filter: ${filter}`);

/** `spaceType = "SPACE" OR spaceType = "GROUP_CHAT"` (https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces/list). */
export function spaceFilter(filter: string | undefined): (spaceType: string) => boolean {
	if (!filter) return () => true;
	const types = filter.split(' OR ').map((part) => /^\s*(?:spaceType|space_type)\s*=\s*"(SPACE|GROUP_CHAT|DIRECT_MESSAGE)"\s*$/.exec(part)?.[1]);
	if (types.includes(undefined)) throw wrong(filter);
	return (spaceType) => types.includes(spaceType);
}

/** `createTime > "…" AND thread.name = spaces/…/threads/…` (https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/list). */
export function messageFilter(filter: string | undefined): (message: { readonly createTime: string; readonly thread: string }) => boolean {
	if (!filter) return () => true;
	const tests = filter.split(' AND ').map((part): ((message: { readonly createTime: string; readonly thread: string }) => boolean) => {
		const [, sign, time] = /^\s*(?:createTime|create_time)\s*([<>])\s*"([^"]+)"\s*$/.exec(part) ?? [];
		if (time && !Number.isNaN(Date.parse(time))) return ({ createTime }) => (sign === '>' ? Date.parse(createTime) > Date.parse(time) : Date.parse(createTime) < Date.parse(time));
		const thread = /^\s*thread\.name\s*=\s*(spaces\/[^/\s]+\/threads\/[^/\s]+)\s*$/.exec(part)?.[1];
		if (!thread) throw wrong(filter);
		return (message) => message.thread === thread;
	});
	return (message) => tests.every((fits) => fits(message));
}
