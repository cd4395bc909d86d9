import { GraphDrive } from '../../../../connectors/files/microsoft365/graphDrive';
import type { Drive } from '../../../doubles/microsoft365/drive/driveState';
import { surviveEveryFault, type World } from '../../service/everyFault';
import { startSchool } from '../../service/microsoft365/startSchool';

const filesIn = (drive: Drive) => drive.all.filter((item) => !item.isFolder);
const twoPieces = Buffer.alloc(5 * 1024 * 1024 + 1, 'a letter with many pictures, ');

describe('every request meets every fault: done once, or a clear error and then done once', () => {
	type Act = (store: GraphDrive) => Promise<unknown>;
	const world = (act: Act, prepare: (drive: Drive) => void = () => undefined) => async (): Promise<World<unknown>> => {
		const school = await startSchool();
		const own = school.school.driveOf(school.office);
		prepare(own);
		return {
			doubles: school.doubles,
			// A new one each time: a run that failed has forgotten everything.
			act: () => act(new GraphDrive(school.signedIn('Files.ReadWrite'))),
			state: () => filesIn(own).map(({ path, content, sharings }) => ({ path, content: content?.length, sharings: sharings.map(({ email, roles }) => ({ email, roles })) })),
		};
	};
	const letter = Buffer.from('%PDF-1 letter');
	const operations: Readonly<Record<string, () => Promise<World<unknown>>>> = {
		'save a new document': world((store) => store.save('Letters/2026', 'A1.pdf', letter)),
		'save a new version': world(async (store) => {
			await store.save('Letters', 'A1.pdf', Buffer.from('an earlier one'));
			return await store.save('Letters', 'A1.pdf', letter);
		}),
		'save a large document': world((store) => store.save('', 'pack.pdf', twoPieces)),
		'share': world(async (store) => {
			await store.save('', 'A1.pdf', letter);
			return await store.share('', 'A1.pdf', { email: 'head@oakfield.example', mayEdit: false });
		}),
		'print a Word document': world((store) => store.wordToPdf(Buffer.from('PK word'))),
		'find': world((store) => store.find('Letters', 'A1.pdf'), (own) => void own.put('Letters/2026/A1.pdf', 'x')),
		'find and read a table': world(
			async (store) => {
				const pieces: Buffer[] = [];
				for await (const piece of await (await store.findTable('Registers', 'marks'))!.open()) pieces.push(piece as Buffer);
				expect(Buffer.concat(pieces).toString()).toBe('UPN,Date\r\n');
			},
			(own) => void own.put('Registers/marks.csv', 'UPN,Date\r\n'),
		),
	};

	test.each(Object.keys(operations))('%s', async (name) => {
		// Once each: a service that says again and again that a file is gone which it holds cannot be told from one that holds none.
		expect(await surviveEveryFault(operations[name]!, [1])).toBeGreaterThan(30);
	});
});
