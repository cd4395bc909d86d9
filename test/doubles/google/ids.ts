import { createHash } from 'node:crypto';

/** Ids as services make them: no meaning, always the same in a test. */
export class Ids {
	private count = 0;
	constructor(private readonly kind: string) {}

	next(length = 28): string {
		this.count += 1;
		return idOf(`${this.kind}-${this.count}`, length);
	}
}

export const idOf = (of: string, length: number): string => createHash('sha512').update(of).digest('base64url').replaceAll(/[-_]/g, 'x').slice(0, length);
