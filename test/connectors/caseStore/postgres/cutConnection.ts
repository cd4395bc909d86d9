import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** When a network between n8n and its database is to fail as these bytes pass: before they go on, once they are answered, or before and for good. */
export interface Cut {
	readonly at: string;
	readonly when: 'before' | 'after' | 'for good';
}

/** A way to a server on loopback that can be cut at a word, once. */
export class CuttableWay {
	private cut: Cut | undefined;
	private readonly sockets = new Set<Socket>();
	private constructor(private readonly server: Server) {}

	static async to(port: number): Promise<CuttableWay> {
		const server = createServer();
		const way = new CuttableWay(server);
		server.on('connection', (client) => way.join(client, connect(port, '127.0.0.1')));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return way;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	cutOnce(cut: Cut): void {
		this.cut = cut;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private join(client: Socket, database: Socket): void {
		let answerIsLost = false;
		const end = () => [client, database].forEach((socket) => socket.destroy());
		for (const socket of [client, database]) {
			this.sockets.add(socket);
			socket.on('error', end);
			socket.on('close', end);
		}
		client.on('data', (chunk) => {
			const { cut } = this;
			if (!cut || !chunk.includes(cut.at)) return void database.write(chunk);
			this.cut = undefined;
			if (cut.when === 'for good') return void this.close();
			if (cut.when === 'before') return end();
			answerIsLost = true;
			database.write(chunk);
		});
		database.on('data', (chunk) => (answerIsLost ? end() : void client.write(chunk)));
	}
}
