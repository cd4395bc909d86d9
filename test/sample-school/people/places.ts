import type { Address } from '../../../attendance/item';
import type { Random } from '../random';

/**
 * The invented town of Wexbourne. Nothing here can reach a real person:
 * - Postcodes are of the area `WX`, which Royal Mail has not allocated (there are 124 areas, and none is WX),
 *   while the shape is that of a real postcode.
 * - Telephone numbers are those Ofcom keeps for drama: 0113 to 0118 496 0000–0999
 *   (https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama). The drama mobiles 07700 900xxx are
 *   left out, because telephone libraries call them invalid.
 * - E-mail addresses are at example.org and example.com, which RFC 2606 keeps for examples.
 */
export const town = 'Wexbourne';

const roads = `Tannery Lane|Weavers Row|Osier Close|Fuller Street|Saddlers Way|Lockkeeper Road|Beck Side|Priory Field Road|Heron Drive|Linden Avenue|
Cobbler Street|Damson Close|Foundry Road|Quarry Bank|Sorrel Way|Kingfisher Road|Mason Terrace|Rowan Crescent|Old Maltings|Station Approach|
Teasel Gardens|Bobbin Street|Withy Lane|Castle Mead|Alder Grove|Chantry Road|Drovers Way|Cordwainer Street|Meadowsweet Close|Plover Road|
Hopfield Lane|Millrace Avenue|Nightingale Road|Smithy Croft|Orchard Rise|Warren Hill|Tollgate Street|Yeoman Close|Larkspur Drive|Barley Walk`
	.split('|').map((road) => road.trim());
const blocks = ['Weavers Court', 'Dyehouse Court', 'Lock House', 'Tannery Point', 'Alder House', 'Spinners Court'];
const villages = ['Upper Wexbourne', 'Oldbeck', 'Carrow Green', 'Thistleby', 'Nether Marl'];
const inwardLetters = 'ABDEFGHJLNPQRSTUWXYZ';

/** Gives out addresses, telephone numbers and e-mail addresses, each once. */
export class Places {
	private readonly addresses = new Set<string>();
	private readonly emails = new Map<string, number>();
	private phones = 0;

	address(random: Random): Address {
		for (;;) {
			const road = random.integer(0, roads.length - 1);
			const number = random.integer(1, 180);
			const lines: string[] = [];
			if (random.chance(0.11)) lines.push(`Flat ${random.integer(1, 24)}, ${random.pick(blocks)}`);
			lines.push(`${number}${random.chance(0.04) ? 'A' : ''} ${roads[road]}`);
			if (random.chance(0.16)) lines.push(villages[road % villages.length] as string);
			lines.push(town);
			// A postcode covers one side of a stretch of road, so neighbours share it.
			const stretch = road * 8 + Math.floor(number / 45) * 2 + (number % 2);
			const postcode = `WX${1 + (road % 9)} ${1 + (stretch % 9)}${inwardLetters[stretch % 20]}${inwardLetters[Math.floor(stretch / 20) % 20]}`;
			const key = lines.join();
			if (this.addresses.has(key)) continue;
			this.addresses.add(key);
			return { lines, postcode };
		}
	}

	phone(): string {
		const number = this.phones;
		this.phones += 1;
		// Stepping by a number that shares no factor with 1000 keeps families from having numbers in a row.
		const last = String((number * 387) % 1000).padStart(3, '0');
		return `011${3 + (Math.floor(number / 1000) % 6)} 496 0${last}`;
	}

	email(forename: string, surname: string, random: Random): string {
		const local = `${plainLetters(forename)}.${plainLetters(surname)}`;
		const used = (this.emails.get(local) ?? 0) + 1;
		this.emails.set(local, used);
		return `${local}${used > 1 ? used : ''}@${random.chance(0.7) ? 'example.org' : 'example.com'}`;
	}
}

const lettersWithoutAccent: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', ß: 'ss' };

/** A name as an e-mail address spells it: small letters a to z. */
function plainLetters(name: string): string {
	return name
		.toLowerCase()
		.replace(/[łıøß]/g, (letter) => lettersWithoutAccent[letter] as string)
		.normalize('NFD')
		.replace(/[^a-z]/g, '');
}
