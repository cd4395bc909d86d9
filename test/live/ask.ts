import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

interface Question {
	/** The environment variable that answers it. */
	readonly variable: string;
	readonly text: string;
	/** What is typed does not show. */
	readonly hidden?: boolean;
	/** An empty answer will do. */
	readonly mayBeEmpty?: boolean;
}

/** The answer from the environment, else from whoever sits at the terminal. Throws where there is neither. */
export async function ask({ variable, text, hidden = false, mayBeEmpty = false }: Question): Promise<string> {
	const known = process.env[variable];
	if (known !== undefined) return known.trim();
	if (!process.stdin.isTTY) {
		if (mayBeEmpty) return '';
		throw new Error(`Nobody is there to be asked: set ${variable} (${text}).`);
	}
	process.stdout.write(`${text}${mayBeEmpty ? ' (Enter to leave out)' : ''}: `);
	const output = new Writable({ write: (chunk, _encoding, done) => void (hidden || process.stdout.write(chunk as Buffer), done()) });
	const terminal = createInterface({ input: process.stdin, output, terminal: true });
	try {
		const answer = await new Promise<string>((resolve, reject) => {
			terminal.once('SIGINT', () => reject(new Error('Nothing was done.')));
			terminal.question('', resolve);
		});
		if (hidden) process.stdout.write('\n');
		if (answer.trim() || mayBeEmpty) return answer.trim();
	} finally {
		terminal.close();
	}
	return await ask({ variable, text, hidden, mayBeEmpty });
}

/** That it is no school's real account. Takes the command's arguments. */
export async function confirmTestTenant(args: readonly string[], service: string): Promise<void> {
	if (args.includes('--test-tenant')) return;
	const typed = process.stdin.isTTY ? await ask({ variable: 'CHECK_CONFIRMED', text: `This makes and removes things in a ${service} account. Type "test tenant" to say that it is one` }) : '';
	if (typed !== 'test tenant') throw new Error('Nothing was done. The check runs in a test tenant only: type "test tenant", or say --test-tenant.');
}
