import type { Json } from '../http/call';
import { Counter, stableId } from '../ids';

export interface Versioned {
	properties: Json;
	version: number;
}

export interface StoredTask extends Versioned {
	readonly id: string;
	readonly details: Versioned;
}

export interface Plan {
	readonly id: string;
	readonly title: string;
	/** The group that it belongs to: a team's id. */
	readonly group: string;
	readonly buckets: ReadonlyArray<{ readonly id: string; readonly name: string }>;
	readonly tasks: StoredTask[];
}

/** An id as Planner writes them: 28 characters. */
const plannerId = (text: string) => Buffer.from(stableId(text).replaceAll('-', ''), 'hex').toString('base64url').padEnd(28, 'A').slice(0, 28);

export class Planner {
	readonly plans: Plan[] = [];
	private readonly counter = new Counter();

	add(group: string, title: string, buckets: readonly string[] = ['To do']): Plan {
		const id = plannerId(`plan ${group} ${title}`);
		const plan = { id, title, group, buckets: buckets.map((name) => ({ id: plannerId(`bucket ${id} ${name}`), name })), tasks: [] };
		this.plans.push(plan);
		return plan;
	}

	addTask(plan: Plan, properties: Json): StoredTask {
		const id = plannerId(`task ${plan.id} ${this.counter.next()}`);
		const task = { id, properties: { ...properties, createdDateTime: new Date().toISOString() }, version: 1, details: { properties: { description: '' }, version: 1 } };
		plan.tasks.push(task);
		return task;
	}

	task(id: string): { readonly plan: Plan; readonly task: StoredTask } | undefined {
		const plan = this.plans.find(({ tasks }) => tasks.some((task) => task.id === id));
		return plan && { plan, task: plan.tasks.find((task) => task.id === id)! };
	}
}
