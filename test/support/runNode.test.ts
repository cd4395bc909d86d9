import { NodeConnectionTypes, NodeOperationError, type IExecuteFunctions, type INodeType } from 'n8n-workflow';
import { perItem } from '../../nodes/shared/perItem';
import { runNode } from './runNode';

/** A node that greets, and fails where there is nobody to greet. */
const greeter: INodeType = {
	description: {
		displayName: 'Greeter',
		name: 'greeter',
		group: ['transform'],
		version: 1,
		description: 'Greets',
		defaults: { name: 'Greeter' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [{ displayName: 'Greeting', name: 'greeting', type: 'string', default: 'Good morning' }],
	},
	async execute(this: IExecuteFunctions) {
		return await perItem(this, 2, async ({ json }, itemIndex) => {
			if (!json.who) throw new NodeOperationError(this.getNode(), 'Nobody to greet', { itemIndex });
			const text = `${this.getNodeParameter('greeting', itemIndex)}, ${json.who}`;
			const note = await this.helpers.prepareBinaryData(Buffer.from(text), 'note.txt', 'text/plain');
			return [{ output: json.who === 'Ada' ? 0 : 1, json: { text }, binary: { note } }];
		});
	},
};

const ada = { json: { who: 'Ada' } };
const nobody = { json: {} };

describe('a node run in the engine of n8n', () => {
	test('takes its defaults, routes its items and pairs them', async () => {
		const { outputs, bytes } = await runNode(greeter, { items: [{ json: { who: 'Ben' } }, ada] });
		expect(outputs.map((items) => items.map(({ json }) => json.text))).toEqual([['Good morning, Ada'], ['Good morning, Ben']]);
		expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 1 });
		expect(bytes(outputs[0]?.[0]?.binary?.note).toString()).toBe('Good morning, Ada');
	});

	test('has its expressions resolved against the item', async () => {
		const { outputs } = await runNode(greeter, { items: [ada], parameters: { greeting: '={{ $json.who.toUpperCase() }}' } });
		expect(outputs[0]?.[0]?.json.text).toBe('ADA, Ada');
	});

	test('fails with its own error, and goes on where it was told to', async () => {
		await expect(runNode(greeter, { items: [nobody] })).rejects.toThrow('Nobody to greet');
		const { outputs } = await runNode(greeter, { items: [nobody, ada], continueOnFail: true });
		expect(outputs[0]?.map(({ json }) => json.error ?? json.text)).toEqual([expect.stringContaining('Nobody to greet'), 'Good morning, Ada']);
	});
});
