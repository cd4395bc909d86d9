/**
 * A trust that moves a school from one service to the other changes the credential and the settings, and nothing of how families
 * are treated: every workflow for Google Workspace has its twin for Microsoft 365, the same but for service, credential and text.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { services } from '../../nodes/shared/services';

const folder = path.resolve(__dirname, '../../workflows');
const files = (service: string) => readdirSync(path.join(folder, service)).filter((name) => name.endsWith('.json')).sort();
const read = (service: string, name: string) => JSON.parse(readFileSync(path.join(folder, service, name), 'utf8')) as Workflow;

interface WorkflowNode {
	readonly name: string;
	readonly type: string;
	readonly parameters: Record<string, unknown>;
	readonly credentials?: Record<string, unknown>;
}
interface Workflow {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: object;
}

const stickyNote = 'n8n-nodes-base.stickyNote';
const ours = 'n8n-nodes-school-attendance.';

/** The workflow with what may differ taken out: its name, the words on notes, the values of settings, service and credential. */
function withoutWhatMayDiffer({ id, name, ...workflow }: Workflow): object {
	expect([id, name].every((text) => text.length > 0)).toBe(true);
	return {
		...workflow,
		nodes: workflow.nodes.map(({ credentials, parameters, ...node }) => ({
			...node,
			hasCredential: credentials !== undefined,
			parameters: node.type === stickyNote ? { ...parameters, content: '' } : node.name === 'Settings' ? settingNames(parameters) : { ...parameters, ...(parameters.service ? { service: '' } : {}) },
		})),
	};
}

function settingNames(parameters: WorkflowNode['parameters']): string[] {
	const { assignments } = parameters.assignments as { assignments: { name: string; type: string }[] };
	return assignments.map(({ name, type }) => `${name}: ${type}`);
}

test('each workflow for Google Workspace has its twin for Microsoft 365', () => {
	expect(files('google')).toEqual(files('microsoft-365'));
	expect(files('google').length).toBeGreaterThan(0);
});

describe.each(files('google'))('%s', (name) => {
	test('the twins differ in service, credential and text alone', () => {
		expect(existsSync(path.join(folder, 'microsoft-365', name))).toBe(true);
		expect(withoutWhatMayDiffer(read('microsoft-365', name))).toEqual(withoutWhatMayDiffer(read('google', name)));
	});

	test.each([
		{ folderName: 'google', service: 'google' as const },
		{ folderName: 'microsoft-365', service: 'microsoft365' as const },
	])('in $folderName every node that reaches a service names that one, with a credential of it', ({ folderName, service }) => {
		const reaching = read(folderName, name).nodes.filter(({ type, parameters }) => type.startsWith(ours) && 'service' in parameters);
		expect(reaching.length).toBeGreaterThan(0);
		const known = services[service].signIns.map(({ credential }) => credential);
		for (const { parameters, credentials } of reaching) {
			expect(parameters.service).toBe(service);
			expect(known).toEqual(expect.arrayContaining(Object.keys(credentials ?? { none: true })));
		}
	});

	test('no node carries a credential without a service', () => {
		for (const { parameters, credentials } of [...read('google', name).nodes, ...read('microsoft-365', name).nodes]) {
			if (credentials) expect(parameters).toHaveProperty('service');
		}
	});
});
