import { quickXorHash as ours } from '../../../../connectors/files/microsoft365/quickXorHash';
import { quickXorHash } from './quickXorHash';

/** Written apart from each other, from the same page: a mistake in one of them shows. */
test.each([0, 1, 19, 20, 21, 159, 160, 161, 5000])('the hash of %d bytes is the one that the connector reckons', (length) => {
	const content = Buffer.from(Array.from({ length }, (_, index) => (index * 31 + 7) % 256));
	expect(quickXorHash(content)).toBe(ours(content));
});
