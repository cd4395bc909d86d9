import type { TokenBook } from '../../core/tokens';
import { viewerOf } from '../drive/access';
import { atLeast, type DriveState } from '../drive/driveState';
import { spreadsheetType, type Role } from '../drive/file';
import { GoogleApi, type Call, type Handler } from '../http/api';
import { GoogleError, invalidArgument, notFound } from '../http/googleError';
import { batchUpdate } from './batchUpdate';
import { gridDataOf, propertiesOf } from './gridData';
import { SheetsState, type NewSheet, type Spreadsheet } from './sheetsState';
import { valueMethods } from './values';

/** Google Sheets, API version 4. Its spreadsheets are files of the Drive double. */
export class SheetsDouble extends GoogleApi {
	readonly state: SheetsState;
	protected readonly handlers: Readonly<Record<string, Handler>>;

	constructor(
		tokens: TokenBook,
		private readonly drive: DriveState,
	) {
		super('sheets', tokens);
		this.state = new SheetsState(drive);
		const open = (call: Call, writes = false) => this.open(call, writes);
		this.handlers = {
			...valueMethods(this.state, open),
			'spreadsheets.get': (call) => this.shown(call, this.open(call)),
			'spreadsheets.create': ({ body, grant }) => {
				const sheets = ((body.sheets ?? []) as { properties?: NewSheet }[]).map(({ properties }, index) => ({ title: properties?.title ?? `Sheet${index + 1}` }));
				const made = this.state.add(body.properties?.title ?? 'Untitled spreadsheet', sheets.length > 0 ? sheets : undefined, { owner: grant.user, ...(grant.app && { app: grant.app }) });
				return this.resourceOf(made);
			},
			'spreadsheets.batchUpdate': (call) => {
				const spreadsheet = this.open(call, true);
				const replies = batchUpdate(this.state, spreadsheet, call.body.requests ?? []);
				return { spreadsheetId: spreadsheet.id, replies, ...(call.body.includeSpreadsheetInResponse && { updatedSpreadsheet: this.resourceOf(spreadsheet) }) };
			},
		};
	}

	private open(call: Call, writes = false): Spreadsheet {
		const id = call.path.spreadsheetId ?? '';
		const file = this.drive.files.get(id);
		// A spreadsheet may have been made through Drive.
		if (file?.mimeType === spreadsheetType && !this.state.spreadsheets.has(id)) this.state.adopt(id);
		const spreadsheet = this.state.spreadsheets.get(id);
		const viewer = viewerOf(call);
		if (file && !spreadsheet) throw new GoogleError(400, 'failedPrecondition', 'This operation is not supported for this document', { statusName: 'FAILED_PRECONDITION' });
		if (!file || !spreadsheet || (viewer.ownFilesOnly && !file.apps.has(viewer.app))) throw notFound('Requested entity was not found.');
		const role = this.drive.roleOf(file, viewer.user);
		if (!role || (writes && !atLeast(role as Role, 'writer'))) throw new GoogleError(403, 'forbidden', 'The caller does not have permission');
		return spreadsheet;
	}

	private shown(call: Call, spreadsheet: Spreadsheet): object {
		const ranges = call.query.list('ranges').map((range) => this.state.grid(spreadsheet, range));
		// A mask that names the cells asks for them; without a mask the parameter decides.
		const sheetsMask = call.mask?.sheets ?? call.mask?.['*'];
		const withData = call.mask ? sheetsMask === true ? call.query.flag('includeGridData') : typeof sheetsMask === 'object' && ('data' in sheetsMask || '*' in sheetsMask) : call.query.flag('includeGridData');
		const resource = this.resourceOf(spreadsheet) as { sheets: { properties: { sheetId: number } }[] };
		const wanted = ranges.length > 0 ? new Set(ranges.map(({ sheet }) => sheet.sheetId)) : undefined;
		return {
			...resource,
			sheets: resource.sheets.filter(({ properties }) => !wanted || wanted.has(properties.sheetId)).map((shown) => {
				const sheet = this.state.sheetWithId(spreadsheet, shown.properties.sheetId);
				const grids = ranges.length > 0 ? ranges.filter((grid) => grid.sheet === sheet) : [{ sheet, startRow: 0, startColumn: 0, endRow: sheet.rowCount, endColumn: sheet.columnCount }];
				return withData ? { ...shown, data: grids.map(gridDataOf) } : shown;
			}),
		};
	}

	private resourceOf(spreadsheet: Spreadsheet): object {
		const file = this.drive.files.get(spreadsheet.id);
		if (!file) throw invalidArgument('The spreadsheet was deleted');
		return {
			spreadsheetId: spreadsheet.id,
			properties: { title: file.name, locale: spreadsheet.locale, timeZone: spreadsheet.timeZone, autoRecalc: 'ON_CHANGE' },
			sheets: spreadsheet.sheets.map((sheet, index) => ({ properties: propertiesOf(sheet, index) })),
			spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${spreadsheet.id}/edit`,
			...(spreadsheet.metadata.length > 0 && { developerMetadata: spreadsheet.metadata }),
		};
	}
}
