/** Whoever opens a workflow reads its notes first: none lies over another, and every node is on one note whole or on none. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../../workflows');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')).sort();

interface Box { readonly name: string; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** A node of n8n's canvas is 96 wide and high, with its name below it. */
const nodeSize = { width: 96, height: 96 };

function boxes(file: string): { readonly notes: Box[]; readonly nodes: Box[] } {
	const { nodes } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { nodes: { name: string; type: string; position: [number, number]; parameters: Record<string, number> }[] };
	const isNote = ({ type }: { type: string }) => type === 'n8n-nodes-base.stickyNote';
	const boxOf = (name: string, [left, top]: [number, number], { width = 0, height = 0 }: { width?: number | undefined; height?: number | undefined }): Box => ({ name, left, top, right: left + width, bottom: top + height });
	return {
		notes: nodes.filter(isNote).map(({ name, position, parameters }) => boxOf(name, position, parameters)),
		nodes: nodes.filter((node) => !isNote(node)).map(({ name, position }) => boxOf(name, position, nodeSize)),
	};
}

const meet = (one: Box, other: Box) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const holds = (outer: Box, inner: Box) => outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;

test('there are workflows to look at', () => {
	expect(files.length).toBeGreaterThan(3);
});

describe.each(files)('%s', (file) => {
	const { notes, nodes } = boxes(file);

	test('no two notes and no two nodes lie over each other', () => {
		for (const kind of [notes, nodes]) {
			const over = kind.flatMap((one, place) => kind.slice(place + 1).filter((other) => meet(one, other)).map((other) => `${one.name} and ${other.name}`));
			expect(over).toEqual([]);
		}
	});

	test('no node lies across the edge of a note', () => {
		const across = nodes.flatMap((node) => notes.filter((note) => meet(note, node) && !holds(note, node)).map((note) => `${node.name} on ${note.name}`));
		expect(across).toEqual([]);
	});
});
