import type { INodeProperties } from 'n8n-workflow';
import { fieldSections, letterFamilies } from '../../../attendance/letters';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';

/** The labels of the node's fields, with those inside collections. */
function labelsOf(properties: readonly INodeProperties[]): string[] {
	return properties.flatMap(({ displayName, options = [] }) => [displayName, ...labelsOf(options.filter((option): option is INodeProperties => 'displayName' in option && 'type' in option))]);
}

const known = new Set([...labelsOf(new AttendanceLetter().description.properties), ...Object.values(letterFamilies).map(({ name }) => name)]);

describe('the advice where a letter lacks a fact', () => {
	it.each(Object.entries(fieldSections))('%s: names fields and letters as the node does', (_, { advice }) => {
		const named = [...advice.matchAll(/"([^"]+)"/g)].map(([, label]) => label as string).filter((label) => !label.startsWith('letterDetails'));
		expect(named.filter((label) => !known.has(label))).toEqual([]);
	});
});
