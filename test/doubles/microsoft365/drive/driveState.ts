import type { User } from '../directory/people';
import { driveItemId, stableId } from '../ids';
import type { Site } from '../sites/siteState';
import type { WorkbookContent } from '../workbook/workbookState';

export interface Sharing {
	readonly id: string;
	readonly email: string;
	readonly roles: readonly string[];
	/** Whether the service wrote to the person. */
	readonly invited: boolean;
}

/** A file (it has content) or a folder. */
export class DriveItem {
	name: string;
	content: Buffer | undefined;
	mediaType: string;
	parent: DriveItem | undefined;
	description: string | undefined;
	readonly created = new Date().toISOString();
	modified = this.created;
	version = 1;
	contentVersion = 1;
	readonly children: DriveItem[] = [];
	/** Who made it: an application, and for whom. */
	createdBy: object = {};
	sharings: Sharing[] = [];
	/** What a workbook's cells hold, where the test has set them. */
	workbook: WorkbookContent | undefined;

	constructor(
		readonly id: string,
		name: string,
		parent: DriveItem | undefined,
		content?: Buffer,
	) {
		this.name = name;
		this.parent = parent;
		this.content = content;
		this.mediaType = mediaTypeOf(name);
	}

	get eTag(): string {
		return `"{${stableId(this.id).toUpperCase()}},${this.version}"`;
	}

	get isFolder(): boolean {
		return this.content === undefined && this.workbook === undefined;
	}

	/** SharePoint and OneDrive keep names as written and compare them in any case. */
	child(name: string): DriveItem | undefined {
		return this.children.find((one) => one.name.toLowerCase() === name.toLowerCase());
	}

	/** New content for the file. */
	write(content: Buffer): void {
		this.content = content;
		this.contentVersion += 1;
		this.touch();
	}

	touch(): void {
		this.version += 1;
		this.modified = new Date().toISOString();
	}

	/** "/Letters/a.pdf" below the drive's root. */
	get path(): string {
		return this.parent ? `${this.parent.path}/${this.name}` : '';
	}
}

/** A OneDrive or a document library. */
export class Drive {
	readonly id: string;
	readonly root: DriveItem;
	private readonly items = new Map<string, DriveItem>();

	constructor(
		readonly name: string,
		readonly webUrl: string,
		readonly of: { readonly owner?: User; readonly site?: Site },
	) {
		this.id = `b!${stableId(`drive ${webUrl}`).replaceAll('-', '')}`;
		this.root = this.keep(new DriveItem(driveItemId(`${this.id} root`), 'root', undefined));
	}

	get owner(): User | undefined {
		return this.of.owner;
	}
	get site(): Site | undefined {
		return this.of.site;
	}

	item(id: string): DriveItem | undefined {
		return id === 'root' ? this.root : this.items.get(id);
	}

	get all(): readonly DriveItem[] {
		return [...this.items.values()];
	}

	/** Below an item, by names; undefined where something of the path is missing. */
	below(from: DriveItem, names: readonly string[]): DriveItem | undefined {
		return names.reduce<DriveItem | undefined>((at, name) => at?.child(name), from);
	}

	/** Makes a file or, without content, a folder. The caller has looked whether the name is free. */
	add(parent: DriveItem, name: string, content?: Buffer): DriveItem {
		const item = this.keep(new DriveItem(driveItemId(`${this.id} ${this.items.size} ${name}`), name, parent, content));
		parent.children.push(item);
		return item;
	}

	/** For tests: puts a file at a path, with the folders that it takes. */
	put(path: string, content: Buffer | string): DriveItem {
		const names = path.split('/').filter(Boolean);
		const folder = names.slice(0, -1).reduce((at, name) => at.child(name) ?? this.add(at, name), this.root);
		const name = names.at(-1)!;
		const there = folder.child(name);
		if (!there) return this.add(folder, name, Buffer.from(content));
		there.write(Buffer.from(content));
		return there;
	}

	/** For tests: what lies at a path. */
	at(path: string): DriveItem | undefined {
		return this.below(this.root, path.split('/').filter(Boolean));
	}

	remove(item: DriveItem): void {
		for (const child of [...item.children]) this.remove(child);
		item.parent?.children.splice(item.parent.children.indexOf(item), 1);
		this.items.delete(item.id);
	}

	private keep(item: DriveItem): DriveItem {
		this.items.set(item.id, item);
		return item;
	}
}

export class Drives {
	private readonly drives = new Map<string, Drive>();

	add(name: string, webUrl: string, of: { readonly owner?: User; readonly site?: Site }): Drive {
		const drive = new Drive(name, webUrl, of);
		this.drives.set(drive.id, drive);
		return drive;
	}

	find(id: string): Drive | undefined {
		return this.drives.get(id);
	}

	get all(): readonly Drive[] {
		return [...this.drives.values()];
	}
}

const mediaTypes: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	csv: 'text/csv',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const mediaTypeOf = (name: string) => mediaTypes[name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream';
