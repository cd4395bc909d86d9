import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rulesOfLaw } from '../../../attendance/law';

const root = path.resolve(__dirname, '../../..');

describe('the table of rules of law', () => {
	test.each(rulesOfLaw.map((rule) => [rule.id, rule] as const))('%s stands in a file that is there and names its source', (_, { file, from }) => {
		expect(existsSync(path.join(root, file))).toBe(true);
		expect(readFileSync(path.join(root, file), 'utf8')).toMatch(/SI \d{4}\/\d+|Act \d{4}|WTISA|Working together|rules §|DfE/);
		if (from !== null) expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
	});

	it('names each rule once', () => {
		expect(new Set(rulesOfLaw.map(({ id }) => id)).size).toBe(rulesOfLaw.length);
	});

	it('leaves out no file of the folder', () => {
		// These put the rules of other files together.
		const notARule = ['index.ts', 'dated.ts', 'noticeWarnings.ts', 'parentsStanding.ts'];
		const files = readdirSync(path.join(root, 'attendance/law')).filter((name) => !notARule.includes(name));
		expect(files.filter((name) => !rulesOfLaw.some(({ file }) => file === `attendance/law/${name}`))).toEqual([]);
	});
});
