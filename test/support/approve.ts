/** Decides on the page of Attendance Approval as a person does who has its link: opens it, chooses, signs, sends. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { choices, fields, type Choice } from '../../attendance/approval/answers';
import type { N8nInstance } from './n8nInstance';

export interface Reviewer {
	readonly name: string;
	readonly role: string;
}

/**
 * Decides on every pupil of the page alike. Takes the link that the run gave, and the running n8n that serves it.
 * Throws with what the page says where it takes no decision. Gives how many were decided.
 */
export async function decideOn(link: string, server: { readonly url: string }, choice: Choice, { name, role }: Reviewer, reason = ''): Promise<number> {
	const { pathname, search } = new URL(link);
	const address = `${server.url}${pathname}${search}`;
	const page = await (await fetch(address)).text();
	const batch = new RegExp(`name="${fields.batch}" value="([^"]+)"`).exec(page)?.[1];
	if (!batch) throw new Error(`The page shows no batch:\n${page.slice(0, 500)}`);
	const form = new URLSearchParams({ [fields.batch]: batch, [fields.name]: name, [fields.role]: role });
	let decided = 0;
	for (; page.includes(`name="${fields.choice(decided)}"`); decided += 1) {
		form.set(fields.choice(decided), choice);
		if (choices[choice] !== 'approved') form.set(fields.reason(decided), reason);
	}
	const answer = await fetch(address, { method: 'POST', body: form });
	if (!answer.ok) throw new Error(`The page took no decision (${answer.status}):\n${(await answer.text()).replace(/<[^>]+>/g, ' ').slice(0, 800)}`);
	return decided;
}

/** Approves all that a run waits for, as the reviewer does who got the link, and waits until the run has gone on. Gives how many. */
export async function approveAll(n8n: N8nInstance, link: string | null, reviewer: Reviewer): Promise<number> {
	if (!link) throw new Error('The run waits for nobody.');
	const server = await n8n.start();
	try {
		const decided = await decideOn(link, server, 'approve', reviewer);
		await whenGoneOn(n8n, link);
		return decided;
	} finally {
		await server.stop();
	}
}

/** Waits until a run that was decided on has come to its end. A good run is not kept by the shipped workflows: then it is gone. */
export async function whenGoneOn({ folder }: { readonly folder: string }, link: string): Promise<void> {
	const execution = /\/webhook-waiting\/(\d+)/.exec(new URL(link).pathname)?.[1] ?? '';
	for (let tries = 0; tries < 600; tries += 1) {
		const status = statusOf(folder, execution);
		if (status === 'error' || status === 'crashed') throw new Error(`The run failed after it was decided on (${status}).`);
		if (status !== 'waiting' && status !== 'running') return;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	throw new Error('The run has not ended five minutes after it was decided on.');
}

function statusOf(folder: string, execution: string): string | null {
	const database = new DatabaseSync(path.join(folder, '.n8n/database.sqlite'), { readOnly: true });
	try {
		const row = database.prepare('SELECT status FROM execution_entity WHERE id = ? AND deletedAt IS NULL').get(execution) as { status: string } | undefined;
		return row?.status ?? null;
	} finally {
		database.close();
	}
}
