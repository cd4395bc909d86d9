import type { IBinaryData, IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { stillHolds } from '../../attendance/caseLog';
import { caseLogSchema } from '../../attendance/item';
import type { CloudFileStore, FileStore } from '../../connectors/files/port';
import { checkStillInTime } from '../../connectors/service/stillInTime';
import { chosenService, cloudOf, cloudServices } from './cloud/cloudOf';
import { folderIn, folderProperty, libraryProperty } from './cloud/places';
import { localFolder } from './localFolder';

/** Values of *Service* that have no files of their own: documents are kept on this machine. */
const localServices = ['none', 'govUkNotify'];

/** Parameters that say where documents go: a folder of this machine, or one in the account of the service. */
export function saveProperties(defaultFolder: string, operation: string): INodeProperties[] {
	const local: IDisplayOptions = { show: { operation: [operation], service: localServices } };
	const cloud: IDisplayOptions = { show: { operation: [operation], service: cloudServices } };
	return [
		{
			displayName: 'Folder',
			name: 'folder',
			type: 'string',
			default: `~/.n8n-files/school-attendance/${defaultFolder}`,
			placeholder: `~/.n8n-files/school-attendance/${defaultFolder}`,
			hint: 'On the machine that n8n runs on; ~ is the home folder there',
			description: 'Where to save. Each day gets a folder of its own inside. A document of the same name is replaced, so a repeated run adds none.',
			displayOptions: local,
		},
		libraryProperty(cloud),
		folderProperty(
			`School attendance/${defaultFolder}`,
			'Where to file. Each day gets a folder of its own inside; folders that are missing are made. A document of the same name becomes a new version of it, so a repeated run adds none.',
			cloud,
		),
	];
}

/** What is to be saved: the day whose folder it goes into, and what the case log knows of an earlier try. */
export interface Saving {
	/** The folder below the one that was chosen: a day (`YYYY-MM-DD`), or a path. */
	readonly day: string;
	readonly caseLog: unknown;
	/** Documents that must not be taken for others: a folder of their own beside the days, and what their names begin with. */
	readonly apart?: { readonly folder: string; readonly prefix: string };
	/** Address of the one colleague to whom the documents are opened, where the place is in the account of a service. */
	readonly openTo?: string | undefined;
}

/** Saves all documents of an item, by its place. Gives where each document lies. */
export type Saver = (itemIndex: number, saving: Saving) => Promise<string[]>;

/**
 * Saves documents where the node's parameters say, below a folder for the day. A place is opened once in a run.
 *
 * Where an earlier run began this act and stopped before it was recorded (design §6), the place is looked through first:
 * a document that is there under the name of that run is kept as it is, since somebody may have posted it already. Where
 * this run's own reservation has ended meanwhile, nothing is saved: another run may be saving it under another day.
 */
export function documentSaver(context: IExecuteFunctions): Saver {
	const opened = new Map<string, Promise<Place>>();
	const placeOf = async (itemIndex: number): Promise<Place> => {
		const named = JSON.stringify([chosenService(context, itemIndex), context.getNodeParameter('folder', itemIndex, ''), folderIn(context, itemIndex)]);
		const place = opened.get(named) ?? openPlace(context, itemIndex);
		opened.set(named, place);
		return await place;
	};
	return async (itemIndex, { day, caseLog, apart, openTo }) => {
		const { store, cloud, folder: whole } = await placeOf(itemIndex);
		const folder = apart ? below(whole, apart.folder) : whole;
		const begun = caseLogSchema.safeParse(caseLog).data;
		const savedBefore = async (ending: string) => (begun?.resumed && begun.document ? await store.find(folder, `${begun.document}.${ending}`) : undefined);

		const saved: string[] = [];
		for (const [property, document] of Object.entries(context.getInputData()[itemIndex]?.binary ?? {})) {
			const name = `${apart?.prefix ?? ''}${nameOf(document, property)}`;
			const before = await savedBefore(name.slice(name.lastIndexOf('.') + 1));
			if (!before) checkStillInTime(chosenService(context, itemIndex), () => stillHolds(begun?.holdsUntil, new Date().toISOString()));
			saved.push(before ?? (await store.save(below(folder, day), name, await context.helpers.getBinaryDataBuffer(itemIndex, property))).location);
			if (openTo && !before) await cloud?.share(below(folder, day), name, { email: openTo, mayEdit: false });
		}
		return saved;
	};
}

interface Place {
	readonly store: FileStore;
	/** The same store, where it is a service's. */
	readonly cloud?: CloudFileStore;
	readonly folder: string;
}

async function openPlace(context: IExecuteFunctions, itemIndex: number): Promise<Place> {
	if (localServices.includes(chosenService(context, itemIndex))) return { store: localFolder(context), folder: context.getNodeParameter('folder', itemIndex) as string };
	const { files, path } = await (await cloudOf(context, itemIndex)).folder(folderIn(context, itemIndex));
	return { store: files, cloud: files, folder: path };
}

const below = (folder: string, inside: string): string => (folder ? `${folder}/${inside}` : inside);

function nameOf({ fileName }: IBinaryData, property: string): string {
	if (!fileName) throw new Error(`The document "${property}" has no file name`);
	return fileName;
}
