import type { Fate } from '../port';

/**
 * What Notify says of a letter after it was taken, where it will not be printed.
 * https://docs.notifications.service.gov.uk/rest-api.html#precompiled-letter-status-descriptions
 */
const notPrinted: Readonly<Record<string, { readonly reason: string; readonly advice: string }>> = {
	'validation-failed': {
		reason: 'GOV.UK Notify took the letter and then refused to print it: something stands outside the printable area, it is not A4, or its address is not one that Notify reads',
		advice: 'Open the letter in Notify, which shows the place in red. Check the address in your MIS and, if you use a Word template of your own, that nothing stands in the margins or beside the address. Then run the workflow again.',
	},
	'virus-scan-failed': { reason: 'GOV.UK Notify’s virus scan refused the letter', advice: 'Check the machine that n8n runs on, then run the workflow again.' },
	'technical-failure': { reason: 'GOV.UK Notify took the letter, and a fault at Notify kept it from being printed', advice: 'Run the workflow again: the letter is sent anew.' },
	'permanent-failure': { reason: 'The printers could not print the letter, and it will not be posted', advice: 'Open the letter in Notify to see why, then run the workflow again or post it yourself.' },
	cancelled: { reason: 'Somebody cancelled the letter in GOV.UK Notify', advice: 'If it should go after all, post the copy that was saved.' },
};

export function fateOfStatus(status: string): Fate {
	return notPrinted[status] ?? (status === 'pending-virus-check' ? 'being checked' : 'on its way');
}

/** Whether a letter of this status has been or will be posted, or was stopped by a person, so that it must not be sent anew. */
export const wentOut = (status: string): boolean => status === 'cancelled' || !(status in notPrinted);
