import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository, type N8nInstance, type RunData, type RunItem } from './n8nInstance';

export const weeklyWorkflow = path.join(repository, 'workflows/embedded/weekly-escalation.json');

/** Where the shipped workflow looks for the exports and puts its documents, below the home folder of its n8n. */
export const schoolFolder = (n8n: N8nInstance) => path.join(n8n.folder, '.n8n-files/school-attendance');

/** Counts of one run of the weekly workflow: what the demo prints and the tests hold. */
export interface WeeklyFigures {
	readonly pupils: number;
	readonly marks: number;
	readonly rejectedRows: number;
	readonly tiers: Record<string, number>;
	readonly due: Record<string, number>;
	readonly held: number;
	readonly nothingDue: number;
	readonly letters: Record<string, number>;
	readonly lettersHeld: number;
	readonly alreadyDone: number;
	/** Steps that wait for a person's decision. */
	readonly waiting: number;
	readonly tasks: Record<string, number>;
	readonly referralsReady: number;
	readonly referralsIncomplete: number;
}

/** A node as the file of a workflow holds it. */
export interface NodeInFile {
	readonly name: string;
	readonly type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { readonly id: string; readonly name: string }>;
}

/** Imports a shipped workflow with some of its Settings, or with its nodes, changed as a person changes them in the editor. */
export async function importShipped(n8n: N8nInstance, file: string, settings: Record<string, string> = {}, change?: (node: NodeInFile) => void): Promise<string> {
	const workflow: { id: string; nodes: NodeInFile[] } = JSON.parse(readFileSync(file, 'utf8'));
	const { assignments } = workflow.nodes.find(({ name }) => name === 'Settings')?.parameters.assignments as { assignments: Array<{ name: string; value: string }> };
	for (const [name, value] of Object.entries(settings)) {
		const field = assignments.find((one) => one.name === name);
		if (!field) throw new Error(`The Settings node has no field "${name}".`);
		field.value = value;
	}
	if (change) workflow.nodes.forEach(change);
	const copy = path.join(n8n.folder, path.basename(file));
	if (change || Object.keys(settings).length > 0) writeFileSync(copy, JSON.stringify(workflow));
	else copyFileSync(file, copy);
	await n8n.importWorkflow(copy);
	return workflow.id;
}

export const importWeekly = (n8n: N8nInstance, settings: Record<string, string> = {}, change?: (node: NodeInFile) => void): Promise<string> => importShipped(n8n, weeklyWorkflow, settings, change);

/** Puts a school's three exports where the workflow looks for them. */
export function placeExports(n8n: N8nInstance, files: Readonly<Record<string, string>>): void {
	const folder = path.join(schoolFolder(n8n), 'register');
	mkdirSync(folder, { recursive: true });
	for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
}

/** The counts of a run, read from what its nodes put out. */
export function figures(run: RunData): WeeklyFigures {
	const out = (node: string, output = 0): RunItem[] => run[node]?.[output] ?? [];
	const pupils = out('Score each pupil');
	return {
		pupils: out('Read the register').length,
		marks: pupils.reduce((sum, { json }) => sum + Object.values<number>(json.attendance.codes ?? {}).reduce((all, count) => all + count, 0), 0),
		rejectedRows: out('Read the register', 1).length,
		tiers: tally(pupils, ({ json }) => json.risk.tier),
		due: tally(out('Decide'), ({ json }) => json.decision.stepName),
		held: out('Decide', 1).length,
		nothingDue: out('Decide', 2).length,
		letters: tally(out('Record the letters'), ({ json }) => json.letter.family),
		lettersHeld: out('Make the letters', 1).length,
		alreadyDone: ['letters', 'referrals', 'tasks'].reduce((sum, what) => sum + out(`Reserve the ${what}`, 1).length, 0),
		waiting: out('Needs approval?', 0).length,
		tasks: tally(out('Record the tasks'), ({ json }) => json.decision.stepName),
		referralsReady: out('Record the referrals').length,
		referralsIncomplete: out('Prepare the referrals', 1).length,
	};
}

/** How many items fall under each name; an item without one falls under `none`. */
export function tally<Item>(items: readonly Item[], by: (item: Item) => string | null): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const name of items.map((item) => by(item) ?? 'none')) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}
