import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Choices } from '../../../connectors/files/port';
import type { Cloud, PickFrom } from '../../../connectors/cloud/port';
import { toNodeError } from '../perItem';
import { cloudOf } from './cloudOf';
import { libraryIn, pickedIn } from './places';

type Search = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

/** A list that n8n shows while a person picks: a page at a time, narrowed by what has been typed. */
function picker(ask: (cloud: Cloud, from: PickFrom, context: ILoadOptionsFunctions) => Promise<Choices>): Search {
	return async function search(filter, paginationToken) {
		try {
			const { choices, next } = await ask(await cloudOf(this), { search: filter, page: paginationToken }, this);
			return {
				results: choices.map(({ id, name, link }) => ({ name, value: id, ...(link ? { url: link } : {}) })),
				...(next ? { paginationToken: next } : {}),
			};
		} catch (error) {
			throw toNodeError(this, error);
		}
	};
}

/** `methods.listSearch` of every node that reaches a service. */
export const pickers = {
	searchLibraries: picker(({ pick }, from) => pick.libraries(from)),
	searchFolders: picker(({ pick }, from, context) => pick.folders({ ...from, ...libraryIn(context, 0) })),
	searchWorkbooks: picker(({ pick }, from, context) => pick.workbooks({ ...from, ...libraryIn(context, 0) })),
	searchSheets: picker(({ pick }, from, context) => pick.sheets({ ...from, ...libraryIn(context, 0), workbook: workbookIn(context) })),
	searchLists: picker(({ pick }, from, context) => pick.lists({ ...from, ...libraryIn(context, 0) })),
	searchCalendars: picker(({ pick }, from) => pick.calendars(from)),
	searchChannels: picker(({ pick }, from) => pick.channels(from)),
	searchTaskLists: picker(({ pick }, from) => pick.taskLists(from)),
};

function workbookIn(context: ILoadOptionsFunctions): string {
	const picked = pickedIn(context, 'workbook', 0);
	if (picked && 'id' in picked) return picked.id;
	throw new NoWorkbookError();
}

class NoWorkbookError extends Error {
	readonly advice = 'Pick it in "Workbook" and try again.';
	constructor() {
		super('There is no workbook to list the sheets of');
	}
}
