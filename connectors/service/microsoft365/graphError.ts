import { GraphError } from '@microsoft/microsoft-graph-client';
import { ServiceError } from '../serviceError';
import { caughtFromSdk, type GraphFailure } from './graphFailure';
import { proxyBetween } from './unreadable';

/**
 * Whatever a call to Microsoft Graph threw, as an error that a person understands.
 * `doing` says what could not be done, as the start of a sentence: "The letter could not be saved in the folder "Letters"".
 * The service's own text is never shown, for it may hold names and addresses; its code and the request's number are.
 */
export function graphError(error: unknown, doing: string, service: string): unknown {
	const caught = caughtFromSdk(error);
	if (error instanceof GraphError) {
		// A success whose body is not what was asked for: a proxy's page, as a rule.
		return new ServiceError(`${doing}: Microsoft 365 gave an answer that cannot be read`, proxyBetween, { service, happened: 'unknown' }, { cause: error });
	}
	if (caught === undefined) return error;
	if (caught instanceof ServiceError) return caught.message.startsWith(doing) ? caught : withDoing(caught, doing);
	const { status, code, requestId, happened } = caught;
	const { why, advice } = meaning(caught);
	const shown = [`${status}`, code, requestId && `request ${requestId}`].filter(Boolean).join(', ');
	const lookFirst = happened === 'unknown' ? ' It cannot be told whether this was done: run the workflow again, it looks first and does not do it twice.' : '';
	return new ServiceError(`${doing}: ${why} (${shown})`, `${advice}${lookFirst}`, { service, status, code, happened }, { cause: error });
}

function withDoing({ message, advice, service, status, code, happened, cause }: ServiceError, doing: string): ServiceError {
	return new ServiceError(`${doing}: ${message}`, advice, { service, status, code, happened }, { cause });
}

interface Meaning {
	readonly why: string;
	readonly advice: string;
}

/** By code where the code says more than the status. https://learn.microsoft.com/graph/errors */
function meaning({ status, code = '', asksForNobody, fromProxy }: GraphFailure): Meaning {
	if (asksForNobody) return nobody;
	if (fromProxy) return proxy;
	const special = Object.entries(byCode).find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(code));
	if (special) return special[1];
	return byStatus[status] ?? (status >= 500 ? serviceFault : refused);
}

const serviceFault: Meaning = { why: 'Microsoft 365 has a fault', advice: 'Wait some minutes and run the workflow again. If it stays, look at the service health page of the Microsoft 365 admin centre.' };
const refused: Meaning = { why: 'Microsoft 365 refused the request', advice: 'Check what is chosen in the node. If it is right, give the code and the request number to whoever looks after Microsoft 365.' };
const nobody: Meaning = { why: 'an application has no mailbox or OneDrive of its own', advice: 'In the credential, fill in the mailbox that the application acts for; for files, choose a site or library in the node.' };
const proxy: Meaning = { why: 'something between n8n and Microsoft 365 answered with a web page', advice: proxyBetween };
const full: Meaning = { why: 'there is no room left', advice: 'Delete files or have an administrator give more storage, then run the workflow again.' };
const locked: Meaning = { why: 'somebody has it open or checked out', advice: 'Close or check in the file, then run the workflow again.' };

const byCode: Readonly<Record<string, Meaning>> = {
	'ErrorAccessDenied|ErrorSendAsDenied|MailboxNotEnabledForRESTAPI': {
		why: 'the account may not use this mailbox or calendar',
		advice: 'An administrator has to give the account the right to it in Exchange ("send as" for a shared mailbox), or, for an application, to add the mailbox to its access policy.',
	},
	'quotaLimitReached|ErrorQuotaExceeded': full,
	'resourceLocked|accessConflict|invalidSessionAccessConflict|EditModeCannotAcquireLock.*': locked,
	'unsupportedWorkbook|invalidSessionUnsupportedWorkbook|GenericFileOpenError': {
		why: 'Excel for the web cannot open this workbook',
		advice: 'Open it in Excel, take off a password if it has one, and save it again as "Excel Workbook" (XLSX); or put the rows into a new workbook.',
	},
	'notAllowed|Authorization_RequestDenied': {
		why: 'the permission is missing',
		advice: 'An administrator has to consent to the permissions of the credential in Microsoft Entra; then sign in again in the credential.',
	},
};

const byStatus: Readonly<Record<number, Meaning>> = {
	401: { why: 'the sign-in is not valid any more', advice: 'Open the Microsoft 365 credential in n8n and connect it again. For an application, check that its secret or certificate has not run out.' },
	403: {
		why: 'the account may not do this',
		advice: 'Check that the account can open it in the browser. If it can, an administrator has to consent to the permission in Microsoft Entra; where the permission is Sites.Selected, to grant the site to the application.',
	},
	404: { why: 'it is not there', advice: 'It may have been moved, renamed or deleted: choose it again in the node.' },
	409: { why: 'something else of this name is there already', advice: 'Look at what is there, rename or remove it, then run the workflow again.' },
	410: { why: 'it is not there any more', advice: 'Run the workflow again.' },
	412: { why: 'somebody changed it in the meantime', advice: 'Run the workflow again: it reads the change first.' },
	413: { why: 'it is too large', advice: 'Make the file smaller and run the workflow again.' },
	423: locked,
	429: { why: 'Microsoft 365 is asked too much at once', advice: 'Wait some minutes and run the workflow again: what is done is not done twice.' },
	507: full,
};
