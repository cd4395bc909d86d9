import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoggedAct } from '../../../attendance/caseLog';
import { LocalFolder } from '../../../connectors/files/localFolder/localFolder';
import type { LetterService, Sent, ServiceStep } from './service';

/** Letters saved in a folder of this machine, a day a folder, by the package's own `LocalFolder` and as `nodes/shared/saveDocuments.ts` does it. */
export class SavedLetters implements LetterService {
	private readonly files: LocalFolder;

	constructor(
		private readonly folder: string,
		private readonly step: ServiceStep,
	) {
		this.files = new LocalFolder({
			isBlocked: () => false,
			read: async (file) => createReadStream(file),
			write: async (file, content) => {
				step('before');
				await writeFile(file, content);
				step('after');
			},
		});
	}

	async send({ asAt, document }: LoggedAct, { resumed, begunAs, mayStillDo }: Parameters<LetterService['send']>[1]): Promise<Sent> {
		if (resumed && begunAs && (await this.files.find(this.folder, `${begunAs}.pdf`))) return 'found';
		if (!mayStillDo()) return 'held';
		this.step('before');
		await this.files.save(path.join(this.folder, asAt), `${document}.pdf`, Buffer.from('%PDF'));
		this.step('after');
		return 'sent';
	}
}
