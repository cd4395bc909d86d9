import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { createSecureContext } from 'node:tls';
import { generateCACertificate, getCA } from 'mockttp/dist/util/certificates';

export interface Proxy {
	/** What a process needs in its environment to send all but loopback through the proxy and to trust it. */
	readonly environment: Readonly<Record<string, string>>;
	close(): Promise<void>;
}

interface ProxyOptions {
	/** Hosts whose requests are served. A connection to any other is refused. */
	readonly hosts: readonly string[];
	readonly serve: (request: IncomingMessage, response: ServerResponse, origin: string) => void;
	readonly onStranger: (address: string) => void;
}

/**
 * A proxy on a loopback port that answers for the real https addresses of some hosts, with certificates of an authority
 * made for this run. mockttp makes the certificates; its own server is not used, because it listens on all networks.
 */
export async function startProxy({ hosts, serve, onStranger }: ProxyOptions): Promise<Proxy> {
	const authority = await generateCACertificate({ subject: { commonName: 'Doubles of services, tests only' } });
	const certificates = await getCA({ key: authority.key, cert: authority.cert });
	const contexts = new Map<string, ReturnType<typeof createSecureContext>>();
	for (const host of hosts) contexts.set(host, createSecureContext(await certificates.generateCertificate(host)));

	const secure = createSecureServer({
		SNICallback: (host, done) => done(null, contexts.get(host)),
		requestTimeout: 0,
	});
	secure.on('request', (request, response) => serve(request, response, `https://${request.headers.host}`));
	const sockets = new Set<Duplex>();
	secure.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
	});

	const server = createServer((request, response) => {
		// Plain http through a proxy names the whole address; nothing of ours is served over it.
		onStranger(String(request.url));
		response.writeHead(502).end('Refused: only https, and only to the doubles');
	});
	server.on('connect', (request: IncomingMessage, socket: Duplex) => {
		const [host, port] = String(request.url).split(':');
		socket.on('error', () => socket.destroy());
		if (!hosts.includes(host ?? '') || port !== '443') {
			onStranger(String(request.url));
			socket.end('HTTP/1.1 502 Refused\r\n\r\n');
			return;
		}
		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		secure.emit('connection', socket);
	});
	await listen(server);

	const folder = mkdtempSync(path.join(tmpdir(), 'doubles-'));
	const certificateFile = path.join(folder, 'authority.pem');
	writeFileSync(certificateFile, authority.cert);
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const loopback = 'localhost,127.0.0.1,::1';
	return {
		environment: {
			HTTP_PROXY: address,
			HTTPS_PROXY: address,
			ALL_PROXY: address,
			NO_PROXY: loopback,
			http_proxy: address,
			https_proxy: address,
			all_proxy: address,
			no_proxy: loopback,
			NODE_USE_ENV_PROXY: '1',
			NODE_EXTRA_CA_CERTS: certificateFile,
		},
		close: async () => {
			for (const socket of sockets) socket.destroy();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function listen(server: Server): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
}
