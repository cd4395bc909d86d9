import { NotifyClient } from 'notifications-node-client';

/** What the official client sends for one operation. */
export interface Shape {
	readonly method: 'GET' | 'POST';
	readonly path: RegExp;
	readonly query: ReadonlySet<string>;
	/** Keys of the body that it always sends, and all that it can send. */
	readonly needed: readonly string[];
	readonly known: ReadonlySet<string>;
}

const uuid = '26785a09-ab16-4eb0-8407-a37497a57506';
const anyUuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

interface Sent {
	readonly method: string;
	readonly url: string;
	readonly data?: Record<string, unknown>;
}

/** Calls the official client without a network, and gives what it would have sent. */
async function sentBy(call: (client: NotifyClient) => Promise<unknown>): Promise<Sent> {
	const client = new NotifyClient(`key-${uuid}-${uuid}`);
	let sent: Sent | undefined;
	client.setClient((async (options: Sent) => {
		sent = options;
		return { data: Buffer.alloc(0) };
	}) as never);
	await call(client);
	return sent as Sent;
}

/** The shape of an operation: of a call with as little as can be and one with all that can be. */
async function shapeOf(least: (client: NotifyClient) => Promise<unknown>, most = least): Promise<Shape> {
	const [small, full] = [await sentBy(least), await sentBy(most)];
	const { pathname, searchParams } = new URL(full.url);
	return {
		method: full.method.toUpperCase() as Shape['method'],
		path: new RegExp(`^${pathname.replaceAll(uuid, anyUuid)}$`),
		query: new Set(searchParams.keys()),
		needed: Object.keys(small.data ?? {}),
		known: new Set(Object.keys(full.data ?? {})),
	};
}

export type Operation = 'letter' | 'email' | 'sms' | 'one' | 'many' | 'template' | 'templates';

/** All operations that the double knows, by what `notifications-node-client` sends at test time. */
export async function officialShapes(): Promise<Readonly<Record<Operation, Shape>>> {
	const pdf = Buffer.from('%PDF');
	const all = { personalisation: { name: 'x' }, reference: 'r' };
	return {
		letter: await shapeOf((client) => client.sendPrecompiledLetter('r', pdf), (client) => client.sendPrecompiledLetter('r', pdf, 'first')),
		email: await shapeOf((client) => client.sendEmail(uuid, 'a@b.example'), (client) => client.sendEmail(uuid, 'a@b.example', { ...all, emailReplyToId: uuid })),
		sms: await shapeOf((client) => client.sendSms(uuid, '07700900123'), (client) => client.sendSms(uuid, '07700900123', { ...all, smsSenderId: uuid })),
		one: await shapeOf((client) => client.getNotificationById(uuid)),
		many: await shapeOf((client) => client.getNotifications(), (client) => client.getNotifications('letter', 'created', 'r', uuid)),
		template: await shapeOf((client) => client.getTemplateById(uuid)),
		templates: await shapeOf((client) => client.getAllTemplates(), (client) => client.getAllTemplates('email')),
	};
}

/** The keys of a file that goes with an e-mail. */
export const uploadKeys = new Set(Object.keys(new NotifyClient(`key-${uuid}-${uuid}`).prepareUpload(Buffer.from('%PDF'))));
