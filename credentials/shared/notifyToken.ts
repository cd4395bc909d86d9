import jwt from 'jsonwebtoken';
import { SignInError } from '../../connectors/service/signInError';

/**
 * A token for one request at GOV.UK Notify, good for 30 seconds around now. The API key ends in the service's id and the
 * secret, joined by hyphens after a name that may hold hyphens too. https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header
 */
export function notifyToken(apiKey: string): string {
	const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
	const [, service, secret] = new RegExp(`(?:^|-)(${uuid})-(${uuid})$`, 'i').exec(apiKey.trim()) ?? [];
	if (!service || !secret) {
		throw new SignInError('The GOV.UK Notify API key is not whole', 'Copy it again as it was shown when it was made: a name, the service ID and the secret, joined by hyphens. Where it is hidden by now, make a new key');
	}
	return jwt.sign({ iss: service }, secret, { algorithm: 'HS256' });
}
