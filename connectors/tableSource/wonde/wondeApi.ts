import * as z from 'zod/v4';
import type { ServiceAccess } from '../../service/access';
import { patientFetch } from '../../service/patientFetch';
import { ServiceError } from '../../service/serviceError';
import type { SignedFetch } from '../../service/signedFetch';
import { wholeAnswers } from '../../service/wholeAnswers';
import { TableError } from '../port';
import { invalidInclude, service, wondeError } from './wondeError';

/**
 * Records of a page. Above 200 Wonde does not go, by its documentation of paging (https://docs.wonde.com/docs/api/sync#pagination).
 */
const perPage = 200;

/** A list of Wonde's. */
export interface WondeList {
	/** What it holds, in a person's words: "the marks". */
	readonly what: string;
	/** Which permission of the app it takes, as Wonde's dashboard names it. */
	readonly permission: string;
	/** Below `/v1.0/`: `schools/A1930499544/students`. */
	readonly path: string;
	/** What comes with each record. An MIS that does not have one of them is asked without it. */
	readonly includes: readonly string[];
}

export type WondeRecord = Readonly<Record<string, unknown>>;

const pageSchema = z.object({
	data: z.array(z.record(z.string(), z.unknown())),
	meta: z.object({ pagination: z.object({ next: z.string().nullish(), more: z.boolean().nullish() }).optional() }).optional(),
});
const oneSchema = z.object({ data: z.record(z.string(), z.unknown()) });

/** Wonde's API, read only. https://docs.wonde.com/docs/api/sync and its published client, https://github.com/wondeltd/php-client */
export class WondeApi {
	private readonly send: SignedFetch;
	private readonly root: string;

	constructor(access: ServiceAccess) {
		this.send = patientFetch(wholeAnswers(access.fetch), { ...access.patience, service });
		this.root = `${access.baseUrl ?? 'https://api.wonde.com'}/v1.0/`;
	}

	/**
	 * The records of a list, a page at a time, each page asked for when it is wanted. By a cursor, which keeps its place
	 * where records come and go meanwhile; page numbers would shift. Throws `ServiceError`, and `TableError` where Wonde
	 * loses its place, so that no list is taken for whole that is not.
	 */
	async *pages(list: WondeList): AsyncGenerator<readonly WondeRecord[]> {
		const seen = new Set<string>();
		let { page, url } = await this.firstPage(list);
		for (;;) {
			yield page.data;
			const { next, more } = page.meta?.pagination ?? {};
			if (!next) {
				if (more || (!page.meta?.pagination && page.data.length >= perPage)) throw lostPlace(list);
				return;
			}
			seen.add(url);
			// The token goes along, so it goes nowhere but where the first page was.
			if (!sameList(next, url) || seen.has(next)) throw lostPlace(list);
			url = next;
			page = this.readAs(pageSchema, await this.ask(url, list), list);
		}
	}

	/** One record, without its list. */
	async one(list: WondeList): Promise<WondeRecord> {
		return this.readAs(oneSchema, await this.ask(`${this.root}${list.path}`, list), list).data;
	}

	private async firstPage(list: WondeList): Promise<{ page: z.output<typeof pageSchema>; url: string }> {
		let includes = list.includes;
		for (;;) {
			const query = new URLSearchParams({ cursor: 'true', per_page: String(perPage), ...(includes.length > 0 ? { include: includes.join(',') } : {}) });
			const url = `${this.root}${list.path}?${query.toString()}`;
			const { status, text } = await this.answer(url);
			if (status < 400) return { page: this.readAs(pageSchema, text, list), url };
			const unknown = invalidInclude(status, text, includes);
			if (!unknown) throw wondeError({ status, body: text, list });
			includes = includes.filter((name) => name !== unknown && !name.startsWith(`${unknown}.`));
		}
	}

	private async ask(url: string, list: WondeList): Promise<string> {
		const { status, text } = await this.answer(url);
		if (status < 400) return text;
		throw wondeError({ status, body: text, list });
	}

	private async answer(url: string): Promise<{ readonly status: number; readonly text: string }> {
		const answer = await this.send(url, { headers: { Accept: 'application/json' } });
		// A redirect is never followed with the token.
		return { status: answer.status >= 300 && answer.status < 400 ? 502 : answer.status, text: await answer.text() };
	}

	private readAs<Schema extends z.ZodType>(schema: Schema, text: string, { what }: WondeList): z.output<Schema> {
		const read = schema.safeParse(parsed(text));
		if (read.success) return read.data;
		throw new ServiceError(`${service} gave an answer that cannot be read, when asked for ${what}`, 'Run the workflow again in some minutes. If it happens again, check the region of the Wonde credential, and whether a proxy stands between.', {
			service,
			happened: 'no',
		});
	}
}

function lostPlace({ what }: WondeList): TableError {
	return new TableError(`${service} lost its place while ${what} were read`, 'Nothing was imported, since some could be missing. Run the workflow again.');
}

function sameList(next: string, url: string): boolean {
	if (!URL.canParse(next)) return false;
	const [one, other] = [new URL(next), new URL(url)];
	return one.origin === other.origin && one.pathname.replace(/\/$/, '') === other.pathname;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
