import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1';
import { askGoogle } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';
import type { MailAddress } from '../port';

const service = 'Gmail';

/**
 * Makes sure that the account may send from an address: its own, an alias, or a shared mailbox that is set up under "Send
 * mail as" and verified. Gmail sends from the account's own address instead, and says nothing, where it may not
 * (https://developers.google.com/workspace/gmail/api/guides/alias_and_signature_settings). Throws `ServiceError` before
 * anything is sent. Asks Gmail once for all messages.
 */
export class Senders {
	private addresses: Promise<ReadonlyMap<string, boolean>> | undefined;

	constructor(private readonly gmail: gmail_v1.Gmail) {}

	async check({ address }: MailAddress): Promise<void> {
		this.addresses ??= this.ask();
		const verified = (await this.addresses.catch((error) => this.forget(error))).get(address.toLowerCase());
		if (verified) return;
		throw new ServiceError(
			verified === undefined ? 'This Gmail account may not send from the address given as sender. Nothing was sent' : 'The address given as sender is not verified in Gmail yet. Nothing was sent',
			'Sign in to Gmail with the account of the credential, open Settings, "Accounts", "Send mail as", and add or verify the address there. Or leave the sender empty to send from the account itself.',
			{ service, happened: 'no' },
		);
	}

	/** Every address that the account has, and whether it is verified. The account's own has no such status. */
	private async ask(): Promise<ReadonlyMap<string, boolean>> {
		const { sendAs = [] } = await askGoogle({ service, doing: 'say which addresses the account may send from' }, () => this.gmail.users.settings.sendAs.list({ userId: 'me' }));
		return new Map(sendAs.map(({ sendAsEmail, verificationStatus, isPrimary }) => [sendAsEmail?.toLowerCase() ?? '', isPrimary === true || verificationStatus === 'accepted']));
	}

	private forget(error: unknown): never {
		this.addresses = undefined;
		throw error;
	}
}
