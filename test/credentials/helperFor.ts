import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { DoubleAnswer, DoubleRequest } from '../doubles/core/types';

/** n8n's request helper as a credential sees it, with a double of the token endpoint at the other end. Keeps what was sent. */
export function helperFor(answer: (request: DoubleRequest) => DoubleAnswer): { readonly helper: IHttpRequestHelper; readonly sent: DoubleRequest[] } {
	const sent: DoubleRequest[] = [];
	const httpRequest = async ({ url, method = 'GET', headers = {}, body }: IHttpRequestOptions) => {
		const request: DoubleRequest = { method, url: new URL(url), headers: headers as Record<string, string>, body: Buffer.from(String(body ?? '')) };
		sent.push(request);
		const { status, headers: answered = {}, body: content } = answer(request);
		return { statusCode: status, statusMessage: '', headers: answered, body: typeof content === 'object' ? JSON.stringify(content) : (content ?? '') };
	};
	return { helper: { helpers: { httpRequest } } as unknown as IHttpRequestHelper, sent };
}
