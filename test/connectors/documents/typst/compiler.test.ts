import { compileTypst, prepareTypst, stopTypst, TypesetError, typesetAtOnce } from '../../../../connectors/documents/typst/compiler';
import { readPdf } from '../../../support/readPdf';

afterAll(stopTypst);

const document = (words: string) => ({ main: `#set document(date: none)\n${words}`, files: new Map<string, Uint8Array>() });
const more = 4 * typesetAtOnce + 1;

describe('documents typeset at once', () => {
	it('come back each to whoever asked for it, however many are asked for', async () => {
		const pdfs = await Promise.all(Array.from({ length: more }, async (_, place) => await compileTypst(document(`Letter number ${place}.`))));
		for (const [place, pdf] of pdfs.entries()) expect((await readPdf(pdf)).text.trim()).toBe(`Letter number ${place}.`);
	});

	it('are the same bytes on whichever thread they are made', async () => {
		const pdfs = await Promise.all(Array.from({ length: more }, async () => await compileTypst(document('The same letter.'))));
		expect(new Set(pdfs.map((pdf) => Buffer.from(pdf).toString('latin1'))).size).toBe(1);
	});

	it('do not suffer from one among them that fails', async () => {
		const sources = Array.from({ length: more }, (_, place) => (place % 3 === 1 ? '#nonsense' : 'Words.'));
		const results = await Promise.allSettled(sources.map(async (words) => await compileTypst(document(words))));
		expect(results.map(({ status }) => status)).toEqual(sources.map((words) => (words === 'Words.' ? 'fulfilled' : 'rejected')));
		for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(TypesetError);
	});

	it('are made the same by threads that were started ahead of them, and see none of the files of the one before', async () => {
		await stopTypst();
		prepareTypst(more);
		const withFile = (words: string) => ({ main: '#read("/words.txt")', files: new Map([['/words.txt', Buffer.from(words)]]) });
		const texts = await Promise.all(Array.from({ length: more }, async (_, place) => (await readPdf(await compileTypst(withFile(`Words ${place % 2}.`)))).text.trim()));
		expect(texts).toEqual(texts.map((_, place) => `Words ${place % 2}.`));
		const without = Array.from({ length: typesetAtOnce }, async () => await compileTypst({ main: '#read("/words.txt")', files: new Map() }));
		for (const result of await Promise.allSettled(without)) expect(result.status).toBe('rejected');
	});

	it('that are under way when the threads are ended fail, and the next ones are made', async () => {
		await compileTypst(document('Warm.'));
		const under = compileTypst(document('#range(2000).map(str).join(" ")'));
		const ended = expect(under).rejects.toThrow('The typesetting worker failed');
		// A turn of the loop, in which the document goes to its thread.
		await new Promise(setImmediate);
		await stopTypst();
		await ended;
		expect((await readPdf(await compileTypst(document('Next.')))).text.trim()).toBe('Next.');
	});
});
