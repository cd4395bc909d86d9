const code = (character: string): number => character.charCodeAt(0);
const [less, greater, slash, colon, ampersand, exclamation, question, equals, openBracket, closeBracket] = [
	'<', '>', '/', ':', '&', '!', '?', '=', '[', ']',
].map(code) as [number, number, number, number, number, number, number, number, number, number];
const [single, double] = ["'", '"'].map(code) as [number, number];
const lastBlank = 0x20;
const asciiEnd = 0x80;

/** The name of a tag or an attribute, without its prefix, as a number: a sheet has millions and each is only compared. */
export const named = (name: string): number => [...name].reduce((sum, character) => (Math.imul(sum, 31) + code(character)) | 0, 0);

/** Texts of one or two plain letters, which is what marks are: each is made once. */
const shortTexts = new Array<string | undefined>(asciiEnd * asciiEnd).fill(undefined);

/**
 * Goes through the tags of an XML part one by one, on its bytes. It follows no declaration: what a DOCTYPE declares is
 * passed over, and an entity that XML itself does not know stays as it is written. So nothing is fetched or multiplied.
 */
export class XmlTags {
	/** Of the tag that was met: compare it with `named('row')`. */
	name = 0;
	closing = false;
	/** Of the attribute that was met: compare it with `named('r')`. */
	attribute = 0;

	private readonly xml: Buffer;
	private at = 0;
	private inTag = false;
	private empty = false;
	private valueStart = 0;
	private valueEnd = 0;
	private textStart = 0;
	private textEnd = 0;
	/** Text before a comment or a CDATA section that stands within it. */
	private textBefore = '';
	private bits = 0;
	private hasEntity = false;

	constructor(part: Buffer) {
		this.xml = inUtf8(part);
	}

	/** Goes to the next tag; false at the end. */
	next(): boolean {
		if (this.inTag) while (this.nextAttribute());
		const { xml } = this;
		let { at } = this;
		this.startText(at);
		this.textBefore = '';
		for (;;) {
			let bits = 0;
			let byte = 0;
			for (; at < xml.length && (byte = xml[at] as number) !== less; at += 1) {
				bits |= byte;
				if (byte === ampersand) this.hasEntity = true;
			}
			this.bits |= bits;
			this.textEnd = at;
			if (at >= xml.length) {
				this.at = at;
				return false;
			}
			const second = xml[at + 1];
			if (second !== exclamation && second !== question) break;
			at = this.passOver(at);
		}
		at += 1;
		this.closing = xml[at] === slash;
		if (this.closing) at += 1;
		let name = 0;
		for (let byte = xml[at] ?? greater; byte > lastBlank && byte !== slash && byte !== greater; byte = xml[(at += 1)] ?? greater) {
			name = byte === colon ? 0 : (Math.imul(name, 31) + byte) | 0;
		}
		this.name = name;
		this.at = at;
		this.inTag = true;
		this.empty = false;
		return true;
	}

	/** Goes to the next attribute of the tag; false where there is none left. */
	nextAttribute(): boolean {
		const { xml } = this;
		let { at } = this;
		if (!this.inTag) return false;
		for (let byte = xml[at]; at < xml.length && byte !== greater; byte = xml[at]) {
			if ((byte as number) <= lastBlank || byte === slash) {
				this.empty = byte === slash;
				at += 1;
				continue;
			}
			let name = 0;
			for (; at < xml.length && (byte = xml[at] as number) > lastBlank && byte !== equals && byte !== greater; at += 1) {
				name = byte === colon ? 0 : (Math.imul(name, 31) + byte) | 0;
			}
			while (at < xml.length && ((byte = xml[at] as number) <= lastBlank || byte === equals)) at += 1;
			if (byte !== double && byte !== single) continue;
			const end = xml.indexOf(byte, at + 1);
			this.attribute = name;
			this.valueStart = at + 1;
			this.valueEnd = end < 0 ? xml.length : end;
			this.at = this.valueEnd + 1;
			return true;
		}
		this.at = at + 1;
		this.inTag = false;
		return false;
	}

	/** Whether the tag closes itself (`<row/>`). Its attributes cannot be asked for afterwards. */
	isEmpty(): boolean {
		while (this.nextAttribute());
		return this.empty;
	}

	/** The value of the attribute that was met. */
	value(): string {
		return this.decoded(this.valueStart, this.valueEnd, true);
	}

	/** The value of the attribute that was met as a column number counted from 0; -1 where it is no address (`AB12`). */
	column(): number {
		let column = 0;
		for (let at = this.valueStart; at < this.valueEnd; at += 1) {
			const letter = (this.xml[at] as number) - 64;
			if (letter < 1 || letter > 26) break;
			column = column * 26 + letter;
		}
		return column - 1;
	}

	/** The text between the tag before and this one. */
	text(): string {
		const { textStart: start, textEnd: end } = this;
		if (this.textBefore !== '') return this.textBefore + this.decoded(start, end, this.hasEntity);
		const length = end - start;
		if (length > 2 || this.bits >= asciiEnd || this.hasEntity || length === 0) return this.decoded(start, end, this.hasEntity);
		const key = length === 1 ? (this.xml[start] as number) : (this.xml[start] as number) * asciiEnd + (this.xml[start + 1] as number);
		return (shortTexts[key] ??= this.xml.toString('latin1', start, end));
	}

	/** The text between the tag before and this one as a number of digits alone; -1 where it is none. */
	wholeNumber(): number {
		let number = 0;
		for (let at = this.textStart; at < this.textEnd; at += 1) {
			const digit = (this.xml[at] as number) - 48;
			if (digit < 0 || digit > 9) return -1;
			number = number * 10 + digit;
		}
		return this.textStart === this.textEnd || this.textBefore !== '' ? -1 : number;
	}

	private startText(at: number): void {
		this.textStart = at;
		this.bits = 0;
		this.hasEntity = false;
	}

	/** Passes over a comment, an instruction, a DOCTYPE or a CDATA section, whose text is kept. Gives where it ends. */
	private passOver(at: number): number {
		const { xml } = this;
		this.textBefore += this.decoded(this.textStart, at, this.hasEntity);
		const begins = (text: string) => xml.toString('latin1', at, at + text.length) === text;
		const after = (text: string, from: number) => {
			const found = xml.indexOf(text, from, 'latin1');
			return found < 0 ? xml.length : found + text.length;
		};
		let end: number;
		if (begins('<!--')) end = after('-->', at + 4);
		else if (begins('<![CDATA[')) {
			end = after(']]>', at + 9);
			this.textBefore += xml.toString('utf8', at + 9, Math.max(at + 9, end - 3));
		} else if (begins('<?')) end = after('?>', at + 2);
		else end = this.afterDeclaration(at);
		this.startText(end);
		return end;
	}

	private afterDeclaration(from: number): number {
		const { xml } = this;
		let depth = 0;
		for (let at = from; at < xml.length; at += 1) {
			const byte = xml[at];
			if (byte === double || byte === single) {
				const end = xml.indexOf(byte, at + 1);
				if (end < 0) return xml.length;
				at = end;
			} else if (byte === openBracket) depth += 1;
			else if (byte === closeBracket) depth -= 1;
			else if (byte === greater && depth <= 0) return at + 1;
		}
		return xml.length;
	}

	private decoded(start: number, end: number, mayHaveEntities: boolean): string {
		if (start >= end) return '';
		const text = this.xml.toString('utf8', start, end);
		return mayHaveEntities && text.includes('&') ? text.replace(/&(#x?[0-9a-f]{1,7}|[a-z]{2,4});/gi, entity) : text;
	}
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(written: string, name: string): string {
	if (!name.startsWith('#')) return entities[name] ?? written;
	const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : written;
}

/** The parts of a workbook are in UTF-8 or UTF-16 (ECMA-376-2, 8.1.4), the latter with a byte order mark. */
function inUtf8(part: Buffer): Buffer {
	if (part[0] === 0xff && part[1] === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(part));
	if (part[0] === 0xfe && part[1] === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(part));
	return part;
}
