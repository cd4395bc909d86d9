/** What the page answers where something is wrong in n8n itself; all else is tried in a real n8n (test/e2e/approval). */
import type { IWebhookFunctions } from 'n8n-workflow';
import { AttendanceApproval } from '../../../nodes/AttendanceApproval/AttendanceApproval.node';

test.each(['GET', 'POST'])('an error while the page is made (%s) ends no wait and lets nothing out', async (method) => {
	const answered = { status: 0, page: '' };
	const response = { status: (status: number) => Object.assign(response, void (answered.status = status)), type: () => response, setHeader: () => response, send: (page: string) => void (answered.page = page) };
	const logged: string[] = [];
	const context = {
		getRequestObject: () => ({ method }), getResponseObject: () => response, getNode: () => ({ name: 'Approval' }), logger: { error: (line: string) => logged.push(line) },
		executeData: { data: { main: [[{ json: { pupil: { legalSurname: 'Ashdown' } } }]] } },
	} as unknown as IWebhookFunctions;
	const given = await new AttendanceApproval().webhook.call(context);
	expect(given).toEqual({ noWebhookResponse: true });
	expect(answered).toEqual({ status: 500, page: expect.stringContaining('everything still waits') });
	expect(logged).toEqual(['Approval: the page could not be served (Error)']);
});
