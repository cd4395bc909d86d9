import { SegmentedMessage } from 'sms-segments-calculator';
import { countedText } from '../../../attendance/letters/textMessage';

/** Every character of GSM-7's basic table that stands in ASCII, and the pound (3GPP TS 23.038, 6.2.1). */
const plain = '@£$_ !"#%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('the parts of a text message', () => {
	it.each([1, 2, 159, 160, 161, 305, 306, 307, 458, 459, 460, 918, 919])('are counted as the segment calculator does, for %d plain characters', (length) => {
		const text = `x${plain.repeat(12)}`.slice(0, length - 1).concat('.');
		const { encodingName, segmentsCount } = new SegmentedMessage(text);
		expect(countedText(text)).toEqual({ text, encoding: encodingName, parts: segmentsCount });
	});

	it.each(['^', '{', '}', '[', ']', '~', '|', '\\', '€', '`', 'é', 'ç', 'Ł', '🎉', 'م'])('are counted as the segment calculator does, with %s among them', (character) => {
		for (const length of [60, 69, 70, 134, 152, 158, 159, 160, 305, 306]) {
			const text = `${'a'.repeat(length)}${character}b`;
			const { encodingName, segmentsCount } = new SegmentedMessage(text);
			expect(countedText(text)).toMatchObject({ encoding: encodingName, parts: segmentsCount });
		}
	});
});
