import type { Outcome } from '../port';

const failed = (reason: string): Outcome => ({ state: 'failed', reason });

/**
 * What a status of Notify's means for the school. Those of e-mails and texts, and of letters as PDF:
 * https://docs.notifications.service.gov.uk/rest-api.html#email-status-descriptions,
 * #text-message-status-descriptions and #precompiled-letter-status-descriptions. Any other is one on the way.
 */
const outcomes: Readonly<Record<string, Outcome>> = {
	delivered: { state: 'delivered', reason: 'The provider says that it was delivered' },
	sent: { state: 'delivered', reason: 'It was sent to a number abroad, from where no word comes back' },
	received: { state: 'delivered', reason: 'The printers have printed and posted it' },
	'permanent-failure': failed('The provider says that it cannot be delivered: there is no such address or number, or the printers could not print it'),
	'temporary-failure': failed('It was tried for three days and not taken: the mailbox is full, the phone is switched off or out of reach'),
	'technical-failure': failed('A fault between GOV.UK Notify and the provider kept it from being sent'),
	'validation-failed': failed('GOV.UK Notify refused to print it: something stands outside the printable area, or its address is not one that Notify reads'),
	'virus-scan-failed': failed('GOV.UK Notify’s virus scan refused it'),
	cancelled: failed('Somebody cancelled it in GOV.UK Notify'),
};

export const outcomeOfStatus = (status: string): Outcome => outcomes[status] ?? { state: 'on its way', reason: 'It is being sent' };
