import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { LoggedAct } from '../../../attendance/caseLog';
import { messageIdOf } from '../../../connectors/mail/messageId';
import { CannotTell, type LetterService, type Sent, type ServiceStep } from './service';

/** While this file lies in an outbox, it cannot say what became of every third letter. */
export const silence = '.silent';

/**
 * A tray of outgoing letters that is on the disk before it answers. The least that a service can be: it sends again
 * whatever it is given again, so that a second letter shows, and tells by identity what it has sent.
 */
export class Outbox implements LetterService {
	private sent = 0;

	constructor(
		private readonly folder: string,
		private readonly run: string,
		private readonly step: ServiceStep,
	) {}

	async send({ key }: LoggedAct, { resumed, mayStillDo }: Parameters<LetterService['send']>[1]): Promise<Sent> {
		const identity = identityOf(key);
		if (resumed && this.find(identity)) return 'found';
		if (!mayStillDo()) return 'held';
		this.sent += 1;
		const name = `${this.run.replaceAll(/\W/g, '-')}-${process.pid}-${this.sent}`;
		const unfinished = path.join(this.folder, `.${name}`);
		this.step('before');
		written(unfinished, key);
		mkdirSync(path.join(this.folder, identity), { recursive: true });
		this.step('before');
		renameSync(unfinished, path.join(this.folder, identity, name));
		this.step('after');
		synced(path.join(this.folder, identity));
		return 'sent';
	}

	private find(identity: string): boolean {
		if (Number.parseInt(identity.slice(0, 6), 16) % 3 === 0 && existsSync(path.join(this.folder, silence))) throw new CannotTell();
		return sentUnder(this.folder, identity) > 0;
	}
}

export const identityOf = (key: string): string => messageIdOf('900001', key);

/** How often an outbox has sent something under an identity. */
export function sentUnder(folder: string, identity: string): number {
	const where = path.join(folder, identity);
	return existsSync(where) ? readdirSync(where).length : 0;
}

function written(file: string, content: string): void {
	const opened = openSync(file, 'wx');
	writeSync(opened, content);
	fsyncSync(opened);
	closeSync(opened);
}

function synced(folder: string): void {
	const opened = openSync(folder, 'r');
	fsyncSync(opened);
	closeSync(opened);
}
