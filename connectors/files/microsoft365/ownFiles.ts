import { randomUUID } from 'node:crypto';
import type { DriveItem, Identity } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../service/microsoft365/graphClient';
import { below } from './names';
import { uploadNew } from './upload';

/**
 * Tells the files that this application made from those that people made, by the application that the service names as the
 * maker (`createdBy.application`). No mark of our own would do: a description is kept "only on OneDrive Personal", and a column
 * of a library is the school's to make (https://learn.microsoft.com/graph/api/resources/driveitem).
 * Which application we are, a token would say; connectors see none. So it is learnt from what we make.
 */
export class OwnFiles {
	private self: Identity | undefined;

	constructor(private readonly graph: Graph) {}

	/** Takes notice of a file that was just made. */
	learn({ createdBy }: DriveItem): void {
		this.self ??= createdBy?.application ?? undefined;
	}

	/**
	 * Whether this application made a file. False where the service does not say.
	 * @param folder Path of the folder by its id, where we may make a file for a moment to see by which name we go.
	 */
	async made({ createdBy }: DriveItem, folder: string): Promise<boolean> {
		const maker = createdBy?.application;
		if (!maker) return false;
		if (!this.self) await this.lookAtOneself(folder);
		const self = this.self;
		return self !== undefined && (maker.id && self.id ? maker.id === self.id : Boolean(maker.displayName) && maker.displayName === self.displayName);
	}

	private async lookAtOneself(folder: string): Promise<void> {
		const name = `attendance-${randomUUID()}.txt`;
		const file = below(folder, [name]);
		try {
			const made = await uploadNew(this.graph, file, name, Buffer.from('Made for a moment, to see who made it.'));
			this.learn(typeof made === 'string' ? ((await this.graph.api(file).get()) as DriveItem) : made);
		} finally {
			await this.graph.api(file).delete().catch(() => undefined);
		}
	}
}
