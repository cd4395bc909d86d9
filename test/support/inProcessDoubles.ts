import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Doubles } from '../doubles/core/doubles';

/**
 * Lets n8n's own requests, made within this process, reach the doubles at the services' real addresses: by a proxy that is
 * told and trusted as a school's would be. Gives what takes it back.
 */
export async function throughProxy(doubles: Doubles): Promise<() => void> {
	const { environment } = await doubles.startProxy();
	const { NODE_EXTRA_CA_CERTS: authority = '', ...proxies } = environment;
	const trusted = getCACertificates('default');
	const before = Object.keys(proxies).map((name) => [name, process.env[name]] as const);
	setDefaultCACertificates([...trusted, readFileSync(authority, 'utf8')]);
	Object.assign(process.env, proxies);
	return () => {
		setDefaultCACertificates(trusted);
		for (const [name, value] of before) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
	};
}
