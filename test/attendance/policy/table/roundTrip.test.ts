import fc from 'fast-check';
import { supportFirst } from '../../../../attendance/policy/supportFirst';
import { readTable, writeTable } from '../../../../attendance/policy/table';
import { policies } from './generated';

describe('a policy as a table', () => {
	it('is the same policy again, as shipped', () => {
		expect(readTable(writeTable(supportFirst))).toEqual(supportFirst);
	});

	it('is the same policy again, whatever the policy', () => {
		fc.assert(fc.property(policies, (policy) => { expect(readTable(writeTable(policy))).toEqual(policy); }), { numRuns: 300 });
	});

	it('is the same table again', () => {
		fc.assert(fc.property(policies, (policy) => { expect(writeTable(readTable(writeTable(policy)))).toEqual(writeTable(policy)); }), { numRuns: 100 });
	});

	it('is the same policy in any order of its rows, since each row has its number', () => {
		const rows = fc.shuffledSubarray(writeTable(supportFirst), { minLength: writeTable(supportFirst).length });
		fc.assert(fc.property(rows, (shuffled) => { expect(readTable(shuffled)).toEqual(supportFirst); }), { numRuns: 50 });
	});
});
