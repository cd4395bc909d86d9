import type { LoggedAct } from '../../../attendance/caseLog';
import { Gmail } from '../../../connectors/mail/google/gmail';
import { Outlook } from '../../../connectors/mail/microsoft365/outlook';
import type { MailService } from '../../../connectors/mail/port';
import type { ServiceAccess } from '../../../connectors/service/access';
import { ServiceError } from '../../../connectors/service/serviceError';
import { tooLate } from '../../../connectors/service/stillInTime';
import { signedFetchTo } from '../../doubles/core/signedFetchTo';
import { identityOf } from './outbox';
import { CannotTell, type LetterService, type Sent, type ServiceStep } from './service';

/** Letters e-mailed by the package's own connectors; each request to the service is a step. */
export class Mailed implements LetterService {
	private readonly mail: MailService;

	constructor(kind: 'gmail' | 'outlook', port: number, token: string, step: ServiceStep) {
		const toDoubles = signedFetchTo(port, token);
		const access: ServiceAccess = {
			fetch: async (url, request) => {
				step('before');
				const answer = await toDoubles(url, request);
				step('after');
				return answer;
			},
			plainFetch: signedFetchTo(port),
			patience: { firstWait: 1, longestWait: 5_000 },
		};
		this.mail = kind === 'gmail' ? new Gmail(access) : new Outlook(access);
	}

	async send({ key, pupilId }: LoggedAct, { resumed, mayStillDo }: Parameters<LetterService['send']>[1]): Promise<Sent> {
		try {
			const { sentBefore } = await this.mail.send(
				{ messageId: identityOf(key), to: [{ address: `parent${pupilId}@family.example` }], subject: 'A letter from Oakfield School', text: 'Please read the letter.', attachments: [] },
				{ resumed, mayStillSend: mayStillDo },
			);
			return sentBefore ? 'found' : 'sent';
		} catch (error) {
			if (error instanceof ServiceError && error.code === tooLate) return 'held';
			if (error instanceof ServiceError && error.happened === 'unknown') throw new CannotTell(error.message);
			throw error;
		}
	}
}
