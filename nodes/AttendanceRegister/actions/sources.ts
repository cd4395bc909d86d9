import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { TableSource } from '../../../connectors/tableSource/port';

/** The tables of a register. Only the marks are needed. */
export interface RegisterSources {
	readonly marks: TableSource;
	readonly pupils: TableSource | undefined;
	readonly contacts: TableSource | undefined;
	readonly lessons: TableSource | undefined;
}

/** Finds the newest table whose name begins so; undefined where there is none. */
export type FindNewest = (nameBegins: string) => Promise<TableSource | undefined>;

/**
 * The newest exports of a folder, by what the fields say that their names begin with.
 * Takes how the folder is called in a message and how a table is found in it. Throws a NodeOperationError where there are no marks.
 */
export async function newestInFolder(context: IExecuteFunctions, itemIndex: number, folder: string, find: FindNewest): Promise<RegisterSources> {
	const begins = (parameter: string) => (context.getNodeParameter(parameter, itemIndex, '') as string).trim();
	const newest = async (parameter: string) => (begins(parameter) ? await find(begins(parameter)) : undefined);
	const marks = await newest('marksFile');
	if (!marks) {
		throw new NodeOperationError(context.getNode(), `The folder ${folder} holds no register marks`, {
			itemIndex,
			description: `Export the marks from your MIS as CSV or XLSX into this folder, in a file whose name begins with "${begins('marksFile')}".`,
		});
	}
	return { marks, pupils: await newest('pupilsFile'), contacts: await newest('contactsFile'), lessons: await newest('lessonsFile') };
}
