import { randomUUID } from 'node:crypto';
import { notifyToken } from '../../../credentials/shared/notifyToken';
import type { DoubleAnswer, DoubleRequest, ServiceDouble } from '../core/types';
import { officialShapes, uploadKeys, type Operation, type Shape } from './officialShapes';
import { readToken, type ApiKey, type KeyType } from './tokens';

export type Kind = 'letter' | 'email' | 'sms';

/** A message that Notify has taken. */
export interface Taken {
	readonly id: string;
	readonly kind: Kind;
	readonly reference: string | null;
	readonly keyType: KeyType;
	readonly to: string;
	/** The PDF of a letter, or the file of an e-mail. */
	readonly file: Buffer | undefined;
	/** The text with its fields filled in. */
	readonly text: string;
	readonly postage: string | undefined;
	status: string;
}

export interface Template {
	readonly id: string;
	readonly type: 'email' | 'sms';
	readonly name: string;
	readonly subject?: string;
	readonly body: string;
}

/** `((name))`, or `((name??words where it is yes))`; capitals and what stands between words do not matter. */
const field = /\(\(([^()?]+)(?:\?\?([^()]*))?\)\)/g;
const bareField = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

const megabyte = 1024 * 1024;
const pageSize = 250;

/**
 * Stands for GOV.UK Notify. Paths, queries and bodies are those that the official client sends (`officialShapes`); errors
 * are those of https://docs.notifications.service.gov.uk/rest-api.html. Like Notify it takes a reference as often as it comes.
 */
export class GovUkNotifyDouble implements ServiceDouble {
	readonly name = 'GOV.UK Notify';
	readonly hosts = ['api.notifications.service.gov.uk'];
	readonly taken: Taken[] = [];
	readonly templates: Template[] = [];
	/** The service has not gone live yet. */
	trial = false;
	/** Whether "Send files by email" has been set up. */
	filesByEmail = true;
	/** Whom a team key, and a service in trial mode, may write to. */
	readonly guests = new Set<string>();
	dailyLimit = 250_000;
	/** What the check of a letter ends with, and how often it is still being checked when it is asked after. */
	letterCheck = { ends: 'accepted', after: 1 };
	private readonly keys: ApiKey[] = [];
	private readonly service = randomUUID();
	private readonly asked = new Map<string, number>();
	private shapes: Promise<Readonly<Record<Operation, Shape>>> | undefined;

	/** A new API key, as Notify shows it once. */
	key(type: KeyType = 'live'): string {
		const secret = randomUUID();
		const whole = `attendance_${type}-${this.service}-${secret}`;
		this.keys.push({ type, service: this.service, secret, whole });
		return whole;
	}

	/** A token for each request, by the credential's own code. */
	tokens(type: KeyType = 'live'): () => string {
		const key = this.key(type);
		return () => notifyToken(key);
	}

	template(type: Template['type'], body: string, subject?: string): string {
		const id = randomUUID();
		this.templates.push({ id, type, name: `Template ${this.templates.length + 1}`, body, ...(subject === undefined ? {} : { subject }) });
		return id;
	}

	async answer(request: DoubleRequest): Promise<DoubleAnswer> {
		const shapes = await (this.shapes ??= officialShapes());
		const signed = readToken(request.headers.authorization, this.keys);
		if ('says' in signed) return { status: signed.status, body: { status_code: signed.status, errors: [{ error: 'AuthError', message: signed.says }] }, ...(signed.refusal ? { refusal: signed.refusal } : {}) };
		const found = (Object.entries(shapes) as [Operation, Shape][]).find(([, { method, path }]) => method === request.method && path.test(request.url.pathname));
		if (!found) return { status: 404, body: problem(404, 'NotFound', 'Not found'), refusal: `no operation ${request.method} ${request.url.pathname}` };
		const [operation, shape] = found;
		const strange = [...request.url.searchParams.keys()].find((name) => !shape.query.has(name));
		if (strange) return refused(`Additional properties are not allowed (${strange} was unexpected)`, `unknown query parameter: ${strange}`);
		if (shape.method === 'GET') return this.read(operation, request.url, signed.key);
		if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return refused('Invalid JSON', `the content type is ${request.headers['content-type']}`);
		const body = JSON.parse(request.body.toString()) as Record<string, unknown>;
		const unknown = Object.keys(body).find((name) => !shape.known.has(name));
		if (unknown) return refused(`Additional properties are not allowed (${unknown} was unexpected)`, `unknown property: ${unknown}`);
		const absent = shape.needed.find((name) => body[name] === undefined);
		if (absent) return refused(`${absent} is a required property`, `missing property: ${absent}`);
		return operation === 'letter' ? this.post(body, signed.key) : this.message(operation as 'email' | 'sms', body, signed.key);
	}

	private post(body: Record<string, unknown>, { type }: ApiKey): DoubleAnswer {
		const { reference, content, postage = 'second' } = body;
		if (!['first', 'second', 'economy'].includes(String(postage))) return refused('postage invalid. It must be either first, second or economy.', `postage: ${String(postage)}`);
		if (type === 'team') return { status: 403, body: problem(403, 'BadRequestError', 'Cannot send letters with a team api key') };
		if (this.trial && type !== 'test') return { status: 400, body: problem(400, 'BadRequestError', 'Cannot send letters when service is in trial mode - see https://www.notifications.service.gov.uk/trial-mode') };
		const file = Buffer.from(String(content), 'base64');
		if (file.toString('base64') !== content || !file.includes('%PDF')) return refused('Letter content is not a valid PDF', 'the content is no PDF in base64', 'BadRequestError');
		if (file.length > 5 * megabyte) return refused('File is larger than 5MB', 'the letter is larger than 5 MB', 'BadRequestError');
		return this.take({ kind: 'letter', reference: String(reference), keyType: type, to: '', file, text: '', postage: String(postage), status: type === 'test' ? 'received' : 'pending-virus-check' }, (id) => ({ id, reference, postage }));
	}

	private message(kind: 'email' | 'sms', body: Record<string, unknown>, { type }: ApiKey): DoubleAnswer {
		const to = String(kind === 'email' ? body.email_address : body.phone_number);
		const template = this.templates.find(({ id }) => id === body.template_id);
		if (!template) return { status: 400, body: problem(400, 'BadRequestError', 'Template not found') };
		if (template.type !== kind) return refused(`${template.type} template is not suitable for ${kind} notification`, `a template of the type ${template.type}`, 'BadRequestError');
		if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to)) return { status: 400, body: problem(400, 'ValidationError', 'email_address Not a valid email address') };
		if (kind === 'sms' && !/^(\+44|0044|0)7\d{9}$/.test(to)) return { status: 400, body: problem(400, 'ValidationError', 'phone_number Not a UK mobile number') };
		if ((this.trial || type === 'team') && type !== 'test' && !this.guests.has(to)) {
			return { status: 400, body: problem(400, 'BadRequestError', type === 'team' ? 'Can’t send to this recipient using a team-only API key' : 'Can’t send to this recipient when service is in trial mode – see https://www.notifications.service.gov.uk/trial-mode') };
		}
		const given = (body.personalisation ?? {}) as Record<string, unknown>;
		const file = Object.values(given).find((value): value is Record<string, unknown> => typeof value === 'object' && value !== null);
		if (file) {
			const why = this.unfitFile(file, kind);
			if (why) return why;
		}
		const words = `${template.subject ?? ''}\n${template.body}`;
		const values = new Map(Object.entries(given).map(([name, value]) => [bareField(name), value]));
		const missing = [...words.matchAll(field)].map(([, name = '']) => name).filter((name) => values.get(bareField(name)) === undefined);
		if (missing.length > 0) return { status: 400, body: problem(400, 'BadRequestError', `Missing personalisation: ${missing.join(', ')}`) };
		const text = words.replace(field, (_, name: string, condition?: string) => {
			const value = values.get(bareField(name));
			return condition ?? (typeof value === 'string' ? value : 'https://documents.service.gov.uk/d/1');
		});
		const message = { kind, reference: body.reference === undefined ? null : String(body.reference), keyType: type, to, file: file && Buffer.from(String(file.file), 'base64'), text, postage: undefined, status: 'created' };
		return this.take(message, (id) => ({ id, reference: message.reference, content: { body: text }, uri: `https://${this.hosts[0]}/v2/notifications/${id}`, template: { id: template.id, version: 1, uri: '' } }));
	}

	private unfitFile(file: Record<string, unknown>, kind: Kind): DoubleAnswer | undefined {
		const unknown = Object.keys(file).find((name) => !uploadKeys.has(name));
		if (unknown) return refused(`Unsupported option ${unknown}`, `unknown property of a file: ${unknown}`, 'BadRequestError');
		if (kind !== 'email') return refused('Can only send a file by email', 'a file in a text message', 'BadRequestError');
		if (!this.filesByEmail) return { status: 400, body: problem(400, 'BadRequestError', `Send files by email has not been set up - add contact details for your service at https://www.notifications.service.gov.uk/services/${this.service}/service-settings/send-files-by-email`) };
		if (Buffer.from(String(file.file), 'base64').length >= 2 * megabyte) return refused('File is larger than 2MB', 'the file is larger than 2 MB', 'BadRequestError');
		if (file.filename != null && !/\.\w+$/.test(String(file.filename))) return refused('`filename` must end with a file extension. For example, filename.csv', `filename: ${String(file.filename)}`, 'BadRequestError');
		return undefined;
	}

	private take(message: Omit<Taken, 'id'>, answer: (id: string) => object): DoubleAnswer {
		if (this.taken.length >= this.dailyLimit) return { status: 429, body: problem(429, 'TooManyRequestsError', `Exceeded send limits (${this.dailyLimit}) for today`) };
		const id = randomUUID();
		this.taken.push({ ...message, id });
		return { status: 201, body: answer(id) };
	}

	private read(operation: Operation, url: URL, { type }: ApiKey): DoubleAnswer {
		const id = url.pathname.split('/').at(-1) ?? '';
		if (operation === 'templates') return { status: 200, body: { templates: this.templates.filter((one) => !url.searchParams.get('type') || one.type === url.searchParams.get('type')).map(asTemplate) } };
		if (operation === 'template') {
			const template = this.templates.find((one) => one.id === id);
			return template ? { status: 200, body: asTemplate(template) } : noResult;
		}
		if (operation === 'one') {
			const message = this.taken.find((one) => one.id === id);
			return message ? { status: 200, body: this.asNotification(this.checkedOn(message)) } : noResult;
		}
		return this.list(url, type);
	}

	/** Only what keys of the same type have sent, newest first. */
	private list(url: URL, type: KeyType): DoubleAnswer {
		const { template_type: kind, reference, status, older_than: olderThan } = Object.fromEntries(url.searchParams);
		const fitting = this.taken.filter((one) => one.keyType === type && (!kind || one.kind === kind) && (!reference || one.reference === reference) && (!status || one.status === status)).reverse();
		const from = olderThan ? fitting.findIndex(({ id }) => id === olderThan) + 1 : 0;
		const page = fitting.slice(from, from + pageSize);
		const links = { current: url.href, ...(page.length > 0 ? { next: `${url.href}&older_than=${page.at(-1)?.id}` } : {}) };
		return { status: 200, body: { notifications: page.map((one) => this.asNotification(one)), links } };
	}

	/** The letter, a little later: Notify checks it while it is asked after. */
	private checkedOn(message: Taken): Taken {
		const times = this.asked.get(message.id) ?? 0;
		this.asked.set(message.id, times + 1);
		if (message.status === 'pending-virus-check' && times >= this.letterCheck.after) message.status = this.letterCheck.ends;
		return message;
	}

	private asNotification({ id, kind, reference, to, text, postage, status }: Taken): object {
		return {
			id, reference, type: kind, status, body: text, postage: postage ?? null,
			email_address: kind === 'email' ? to : null, phone_number: kind === 'sms' ? to : null,
			line_1: null, line_2: null, line_3: null, line_4: null, line_5: null, line_6: null, line_7: null, postcode: null,
			template: { id: this.service, version: 1, uri: '' }, created_at: '2026-11-23T08:00:00.000000Z', sent_at: null, completed_at: null,
		};
	}
}

const asTemplate = ({ id, type, name, subject, body }: Template): object => ({ id, type, name, body, subject: subject ?? null, version: 1, created_at: '2026-09-01T08:00:00.000000Z', updated_at: null, created_by: 'office@school.example', letter_contact_block: null });

const problem = (status: number, error: string, message: string): object => ({ status_code: status, errors: [{ error, message }] });
const noResult: DoubleAnswer = { status: 404, body: problem(404, 'NoResultFound', 'No result found') };
const refused = (message: string, refusal: string, error = 'ValidationError'): DoubleAnswer => ({ status: 400, body: problem(400, error, message), refusal });
