/** A kind of thing that a check makes: how it is found by the check's mark, and removed. */
export interface Made {
	/** As a person would look for it: "files in Google Drive". */
	readonly what: string;
	readonly find: () => Promise<readonly string[]>;
	/** Takes what `find` gave. */
	readonly remove: (id: string) => Promise<unknown>;
}

/** Some things show late, and some only when others are gone. */
const rounds = 3;

/**
 * Removes all of these, whatever becomes of each, and looks again whether they are gone. Takes the mark by which a person finds
 * them too. Gives what is left, in words.
 */
export async function removeAll(made: readonly Made[], mark: string): Promise<string[]> {
	const left: string[] = [];
	for (const { what, find, remove } of made) {
		let failure: string | undefined;
		for (let round = 0; round < rounds; round += 1) {
			try {
				const found = await find();
				failure = undefined;
				if (found.length === 0) break;
				for (const id of found) await remove(id);
				if (round === rounds - 1 && (await find()).length > 0) failure = 'still there after it was removed';
			} catch (error) {
				failure = (error as Error).message;
			}
		}
		if (failure !== undefined) left.push(`${what} with “${mark}” in the name (${failure})`);
	}
	return left;
}
