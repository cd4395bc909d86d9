import { Counter, stableId } from '../ids';
import { located } from '../drive/itemAddress';
import { readFiles, writeFiles } from '../drive/filePermissions';
import { docs, type Call, type Permissions, type Route } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page, selected } from '../http/pages';
import type { MicrosoftSchool } from '../school';
import { readAddress, type Area } from './rangeAddress';
import { rangeJson, usedArea } from './rangeJson';
import type { Sheet, WorkbookContent } from './workbookState';

/**
 * "Files.Read (for read actions), Files.ReadWrite (for read and write)": https://learn.microsoft.com/graph/api/resources/excel
 * "#authorization-and-scopes"; for an application "Not supported" (https://learn.microsoft.com/graph/api/workbook-list-worksheets),
 * unless its sites were selected for it.
 */
const readCells: Permissions = { ...readFiles, application: [] };

export function workbookRoutes(school: MicrosoftSchool): readonly Route[] {
	const counter = new Counter();
	const select = { select: 'WorkbookRange' };
	const sheetOf = (call: Call) => sheetNamed(workbookOf(school, call), call.params.sheet!);
	const range = (call: Call, area: (sheet: Sheet) => Area | undefined) => {
		const sheet = sheetOf(call);
		const found = area(sheet);
		if (!found) throw new GraphRefusal(400, 'invalidArgument', 'The argument is invalid or missing or has an incorrect format.', { inner: 'invalidReference' });
		return json(200, rangeAsked(sheet, found, call));
	};

	return [
		{
			method: 'POST', path: 'item/workbook/createSession', docs: docs('workbook-createsession'), needs: readCells, body: { parameters: { persistChanges: { type: ['boolean', 'null'] } } },
			answer: (call) => {
				workbookOf(school, call);
				const persistChanges = call.json!.persistChanges === true;
				// A session that writes needs the right to.
				const mayWrite = call.caller.kind === 'application' || writeFiles.delegated.some((scope) => call.caller.permissions.has(scope));
				if (persistChanges && !mayWrite) throw new GraphRefusal(403, 'accessDenied', 'A session that keeps changes needs Files.ReadWrite.');
				const id = `cluster=UKS&session=${stableId(`session ${counter.next()}`)}`;
				school.workbookSessions.set(id, located(school, call).item.id);
				return json(201, { '@odata.context': `${call.url.origin}/v1.0/$metadata#microsoft.graph.workbookSessionInfo`, id, persistChanges });
			},
		},
		{
			method: 'POST', path: 'item/workbook/refreshSession', docs: docs('workbook-refreshsession'), needs: readCells, headers: ['workbook-session-id'],
			answer: (call) => {
				workbookOf(school, call);
				return { status: 204 };
			},
		},
		{
			method: 'POST', path: 'item/workbook/closeSession', docs: docs('workbook-closesession'), needs: readCells, headers: ['workbook-session-id'],
			answer: (call) => {
				workbookOf(school, call);
				school.workbookSessions.delete(call.headers['workbook-session-id']!);
				return { status: 204 };
			},
		},
		{
			method: 'GET', path: 'item/workbook/worksheets', docs: docs('workbook-list-worksheets'), needs: readCells, query: { select: 'WorkbookWorksheet', top: 1000, skip: true },
			answer: (call) => page(workbookOf(school, call).sheets.map(sheetJson), call, 1000),
		},
		{
			method: 'GET', path: 'item/workbook/worksheets/{sheet}', docs: docs('worksheet-get'), needs: readCells, query: { select: 'WorkbookWorksheet' },
			answer: (call) => {
				const { sheets } = workbookOf(school, call);
				const sheet = sheetOf(call);
				return json(200, selected(sheetJson(sheet, sheets.indexOf(sheet)), call));
			},
		},
		{
			method: 'GET', path: "item/workbook/worksheets/{sheet}/range(address='{address}')", docs: docs('worksheet-range'), needs: readCells, query: select,
			answer: (call) => range(call, () => readAddress(call.params.address!)),
		},
		{
			method: 'GET', path: 'item/workbook/worksheets/{sheet}/usedRange(valuesOnly={valuesOnly})', docs: docs('worksheet-usedrange'), needs: readCells, query: select,
			answer: (call) => range(call, (sheet) => (/^(true|false)$/.test(call.params.valuesOnly!) ? usedArea(sheet, call.params.valuesOnly === 'true') : undefined)),
		},
		{
			method: 'GET', path: 'item/workbook/worksheets/{sheet}/usedRange', docs: docs('worksheet-usedrange'), needs: readCells, query: select,
			answer: (call) => range(call, (sheet) => usedArea(sheet, false)),
		},
	];
}

/** The workbook of a path, within the session that the request names. */
function workbookOf(school: MicrosoftSchool, call: Call): WorkbookContent {
	const { item } = located(school, call);
	if (!item.workbook) throw new GraphError(400, 'unsupportedWorkbook', 'The file is not a workbook that Excel for the web can open.', { inner: 'unsupportedWorkbook' });
	const session = call.headers['workbook-session-id'];
	// It ran out, or was of another workbook: no mistake that can be seen from the request.
	if (session !== undefined && school.workbookSessions.get(session) !== item.id) {
		throw new GraphError(404, 'InvalidSession', 'The session specified in the request does not exist or is invalid due to a transient error.', { inner: 'invalidSessionReCreatable' });
	}
	return item.workbook;
}

function sheetNamed({ sheets }: WorkbookContent, name: string): Sheet {
	const sheet = sheets.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
	if (!sheet) throw new GraphError(404, 'itemNotFound', "The requested resource doesn't exist.", { inner: 'itemNotFound' });
	return sheet;
}

const sheetJson = ({ id, name, hidden }: Sheet, position: number) => ({ id, name, position, visibility: hidden ? 'Hidden' : 'Visible' });
const rangeAsked = (sheet: Sheet, area: Area, call: Call) => selected(rangeJson(sheet, area, call.query.select), call);
