import type * as z from 'zod/v4';
import type { ServiceAccess } from '../../service/access';
import { patientFetch } from '../../service/patientFetch';
import { ServiceError } from '../../service/serviceError';
import { wholeAnswers } from '../../service/wholeAnswers';
import { notifyError, service } from './notifyError';

interface Asked<Schema extends z.ZodType> {
	/** As it follows on "could not": "post a letter". */
	readonly doing: string;
	/** Below the base address: `/v2/notifications/letter`. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	/** Left out, it is a GET. */
	readonly body?: object;
	readonly answer: Schema;
}

/** Asks Notify, and gives its answer. Throws `ServiceError`; of a POST that may have been taken, with `happened: 'unknown'`. */
export type NotifyApi = <Schema extends z.ZodType>(asked: Asked<Schema>) => Promise<z.output<Schema>>;

/** Notify's REST API. https://docs.notifications.service.gov.uk/rest-api.html */
export function notifyApi(access: ServiceAccess): NotifyApi {
	const send = patientFetch(wholeAnswers(access.fetch), { ...access.patience, service });
	const root = access.baseUrl ?? 'https://api.notifications.service.gov.uk';
	return async ({ doing, path, query, body, answer: schema }) => {
		const url = `${root}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
		const answer = await send(url, body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {});
		const text = await answer.text();
		if (!answer.ok) throw notifyError({ status: answer.status, body: text, doing, harmless: !body });
		const read = schema.safeParse(parsed(text));
		if (read.success) return read.data;
		throw new ServiceError(`${service} gave an answer that cannot be read, when asked to ${doing}`, 'Check the "Base URL" of the GOV.UK Notify credential, and whether a proxy stands between.', {
			service,
			status: answer.status,
			happened: body ? 'unknown' : 'no',
		});
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
