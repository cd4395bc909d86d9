import { TokenBook } from './tokens';

describe('the token book', () => {
	const grant = { scopes: ['mail'], user: 'office@school.example' };
	test.each([
		['a token that was issued', 'Bearer good', 'valid'],
		['no header', undefined, 'missing'],
		['another kind of header', 'Basic good', 'missing'],
		['a token nobody issued', 'Bearer other', 'unknown'],
		['a token past its time', 'Bearer past', 'expired'],
		['a token before its end', 'Bearer early', 'valid'],
		['a token made to expire', 'Bearer stopped', 'expired'],
	])('%s', (_what, header, state) => {
		const book = new TokenBook();
		book.issue('good', grant);
		book.issue('past', { ...grant, expiresAt: Date.now() - 1 });
		book.issue('early', { ...grant, expiresAt: Date.now() + 3_600_000 });
		book.issue('stopped', grant);
		book.expire('stopped');
		expect(book.read(header).state).toBe(state);
	});
});
