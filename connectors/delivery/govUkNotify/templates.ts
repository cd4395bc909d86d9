import * as z from 'zod/v4';
import type { Choices } from '../../files/port';
import { ServiceError } from '../../service/serviceError';
import { wholeAccount, type TemplateKind } from '../port';
import type { NotifyApi } from './notifyApi';
import { service } from './notifyError';

const kindNames: Readonly<Record<TemplateKind, string>> = { email: 'e-mail', sms: 'text message' };
const templateSchema = z.object({ id: z.string(), name: z.string().catch(''), type: z.string(), body: z.string().catch(''), subject: z.string().nullish().catch(undefined) });
const templatesSchema = z.object({ templates: z.array(templateSchema) });

/** What a template must be for a message to make sense. */
export interface TemplateUse {
	readonly template: string;
	readonly kind: TemplateKind;
	/** Fields without which the message says nothing: the link to the letter. */
	readonly needed: readonly string[];
	/** All fields that are given. */
	readonly known: readonly string[];
}

/** Looks at each template once, before anything is sent by it: an e-mail without the link would be a letter lost. */
export class Templates {
	private readonly checked = new Map<string, Promise<void>>();

	constructor(private readonly api: NotifyApi) {}

	/** Throws `ServiceError`, which every letter by this template would meet. */
	async check(use: TemplateUse): Promise<void> {
		const key = `${use.kind} ${use.template}`;
		const checking = this.checked.get(key) ?? this.checkOnce(use);
		this.checked.set(key, checking);
		// What failed for the moment is asked again.
		await checking.catch((error: unknown) => {
			this.checked.delete(key);
			throw error;
		});
	}

	/** https://docs.notifications.service.gov.uk/rest-api.html#get-a-template-by-id */
	private async checkOnce({ template, kind, needed, known }: TemplateUse): Promise<void> {
		if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(template)) refuse(`"${template}" is not the ID of a Notify template`, 'Pick the template from the list, or copy its ID from its page in Notify.');
		const found = await this.api({ doing: `read the ${kindNames[kind]} template`, path: `/v2/template/${template}`, answer: templateSchema });
		if (found.type !== kind) refuse(`The Notify template is not one for ${kindNames[kind]}s`, `Pick a template for ${kindNames[kind]}s.`);
		const fields = fieldsOf(`${found.subject ?? ''} ${found.body}`);
		const absent = needed.filter((name) => !fields.some((field) => sameField(field, name)));
		if (absent.length > 0) refuse(`The Notify template does not have the field ((${absent.join(')), ((')}))`, `Write it into the template in Notify, with the two brackets, where ${kind === 'sms' ? 'the message' : 'the link to the letter'} is to stand.`);
		const unknown = fields.filter((field) => !known.some((name) => sameField(field, name)));
		if (unknown.length > 0) refuse(`The Notify template asks for ((${unknown.join(')), ((')})), which is not given`, `Use only these fields in it: ${known.map((name) => `((${name}))`).join(', ') || 'none'}.`);
	}
}

/** A page of templates: Notify gives them all at once. https://docs.notifications.service.gov.uk/rest-api.html#get-all-templates */
export async function pickTemplates(api: NotifyApi, kind: TemplateKind, search: string): Promise<Choices> {
	const { templates } = await api({ doing: 'list the templates', path: '/v2/templates', query: { type: kind }, answer: templatesSchema });
	const wanted = search.trim().toLowerCase();
	return { choices: templates.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ id, name }) => ({ id, name })) };
}

/** `((name))`, and `((name??words where it is yes))`. https://www.notifications.service.gov.uk/using-notify/personalisation */
const fieldsOf = (text: string): string[] => [...new Set([...text.matchAll(/\(\(([^()]+?)(?:\?\?[^()]*)?\)\)/g)].map(([, name = '']) => name.trim()))];

/** Notify takes capitals, spaces, hyphens and underscores in the names of fields as the same. */
const sameField = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

function refuse(message: string, advice: string): never {
	throw new ServiceError(`${message}. Nothing was sent`, advice, { service, code: wholeAccount, happened: 'no' });
}
