import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAct, verifyChain } from '../../../attendance/caseLog';
import { measure } from '../../../attendance/measures';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import { messageIdOf } from '../../../connectors/mail/messageId';
import { identityHeader } from '../../../connectors/mail/mime';
import { googleSignInScopes, googleUses } from '../../../connectors/service/google/scopes';
import { scopesFor } from '../../../connectors/service/scopes';
import { asAt, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { Doubles } from '../../doubles/core/doubles';
import { GoogleDouble } from '../../doubles/google/google';
import { Random } from '../../sample-school/random';
import { signedInBefore } from '../../support/cloudSchool';
import { N8nInstance } from '../../support/n8nInstance';
import { testFolder } from '../../support/packedPackage';
import { Counts } from '../counts';

const office = 'attendance@ashdown.example';
const uses = ['mail', 'papersAnywhere'];
/** Longer than a reservation keeps other runs away, in minutes. */
const holdIsOver = 16;
const workflow = 'faultsLetters';

export interface LettersInN8n {
	readonly letters: number;
	readonly seed: number;
	/** When n8n is killed: shares of the letters that have left the school by then, with some chance in each. 1: before any is recorded. */
	readonly deaths: ReadonlyArray<{ readonly from: number; readonly to: number }>;
	readonly say: (progress: string) => void;
}

/**
 * One run of many letters in a real n8n (made, reserved, filed in Drive, sent by Gmail, recorded) whose process is killed
 * (kill -9) on the way and then executed again until nothing is left. Counts at the double of Gmail, which checks every request
 * against the published description, how often each letter was sent, and at the double of Drive how often it was filed.
 */
export async function lettersInN8n({ letters, seed, deaths, say }: LettersInN8n): Promise<Counts> {
	const random = new Random('faults', seed, 'letters in n8n');
	const counts = new Counts();
	const google = new GoogleDouble([{ email: office, name: 'Ashdown attendance' }]);
	const school = await LettersSchool.create(google, letters);
	try {
		for (const { from, to } of deaths) {
			const when = Math.round(letters * (from + random.next() * (to - from)));
			if (await school.die(when)) counts.kill('at any moment');
			else counts.broken.push({ what: 'fault did not strike', about: `the run ended before ${when} letters were sent` });
			counts.lookedUp += school.sent();
			counts.shown += (await school.log()).open;
			say(`killed when ${school.sent()} of ${letters} letters were sent`);
		}
		// On a slow machine a run of thousands takes longer than its reservations hold, and the next one takes up the rest.
		for (let tries = 0, settled = 0; tries < 4 && settled < letters; tries += 1) {
			await school.execute();
			({ settled } = await school.log());
			counts.tooLate += letters - settled;
			say(`executed to its end: ${school.sent()} of ${letters} letters sent, ${settled} recorded`);
		}
		// Whoever presses "Execute" once more sends nothing.
		await school.execute();
		await judge(school, letters, counts);
		return counts;
	} finally {
		await school.close();
	}
}

async function judge(school: LettersSchool, letters: number, counts: Counts): Promise<void> {
	const [sent, filed, { acts, settled, open, resumed, intact }] = [school.sentByIdentity(), school.filed(), await school.log()];
	for (let number = 1; number <= letters; number += 1) {
		const key = keyOf(number);
		const times = sent.get(messageIdOf(urn, key)) ?? 0;
		if (times > 1) counts.broken.push({ what: 'done twice', about: `${key} was sent ${times} times` });
		if (times === 0) counts.broken.push({ what: 'lost', about: `${key} was never sent` });
	}
	if (school.sent() !== letters) counts.broken.push({ what: 'done twice', about: `${school.sent()} messages were sent in place of ${letters}` });
	if (filed !== letters) counts.broken.push({ what: filed > letters ? 'done twice' : 'lost', about: `${filed} documents are filed in place of ${letters}` });
	if (open > 0) counts.broken.push({ what: 'lost', about: `${open} letters are open after a run that came to its end` });
	if (settled !== letters) counts.broken.push({ what: 'not in the log', about: `${settled} of ${letters} letters are recorded` });
	if (!intact) counts.broken.push({ what: 'log damaged', about: 'the chain does not verify' });
	const { refusals, drafts } = school.leftovers();
	for (const refusal of refusals) counts.broken.push({ what: 'no words for people', about: `a request that the service’s description refuses: ${refusal}` });
	if (drafts > 0) counts.broken.push({ what: 'lost', about: `${drafts} drafts are left, which somebody could send by hand` });
	Object.assign(counts, { acts, settled, resumed, runs: school.executions });
}

const { urn } = school;
const keyOf = (number: number): string => `${number}|early-concern|id:${mother.id}|2026/27`;

/** An n8n of its own with the package and a workflow that sends a letter about each of many pupils. */
class LettersSchool {
	executions = 0;
	private minutesAhead = 0;

	private constructor(
		private readonly n8n: N8nInstance,
		private readonly google: GoogleDouble,
		private readonly doubles: Doubles,
		private readonly clock: string,
	) {}

	static async create(google: GoogleDouble, letters: number): Promise<LettersSchool> {
		const folder = testFolder('faults-letters');
		const clock = path.join(folder, 'minutes-ahead');
		mkdirSync(folder, { recursive: true });
		writeFileSync(clock, '0');
		google.tokenEndpoint.clients.push({ id: 'client', secret: 'secret', refreshTokens: { renew: { user: office, scopes: [...googleSignInScopes, ...scopesFor(googleUses, uses)] } } });
		const doubles = await Doubles.start(google);
		const { environment } = await doubles.startProxy();
		const n8n = await N8nInstance.create(folder, { ...environment, NODE_OPTIONS: `${environment.NODE_OPTIONS ?? ''} --require "${path.join(__dirname, '../shiftedClock.cjs')}"`.trim(), FAULTS_MINUTES_AHEAD_FILE: clock });
		n8n.installBuild();
		const items = path.join(folder, '.n8n-files/pupils.json');
		writeFileSync(items, JSON.stringify(Array.from({ length: letters }, (_, at) => pupilItem(at + 1))));
		await n8n.importCredentials([{ id: 'google', name: 'Google', type: 'schoolGoogleOAuth2Api', data: { clientId: 'client', clientSecret: 'secret', usedFor: uses, oauthTokenData: signedInBefore('renew') } }]);
		const file = path.join(folder, 'letters.json');
		writeFileSync(file, JSON.stringify(workflowOf(items)));
		await n8n.importWorkflow(file);
		return new LettersSchool(n8n, google, doubles, clock);
	}

	/** Executes the workflow and kills n8n once so many letters were sent; false where it had come to its end before. */
	async die(whenSent: number): Promise<boolean> {
		this.later();
		let [killed, ended] = [false, false];
		const finished = this.n8n.run(['execute', `--id=${workflow}`], (child) => {
			void (async () => {
				while (!ended && this.sent() < whenSent) await wait(2);
				if (!ended) killed = child.kill('SIGKILL');
			})();
		});
		await finished;
		ended = true;
		return killed;
	}

	/** Executes the workflow to its end. */
	async execute(): Promise<void> {
		this.later();
		const { code, stdout, stderr } = await this.n8n.run(['execute', `--id=${workflow}`]);
		if (code !== 0) throw new Error(`The workflow did not run to its end.\n${stdout.slice(0, 2000)}\n${stderr.slice(-2000)}`);
	}

	sent(): number {
		return this.google.gmail.mailbox(office).sent.length;
	}

	sentByIdentity(): ReadonlyMap<string, number> {
		const times = new Map<string, number>();
		for (const { headers } of this.google.gmail.mailbox(office).sent) {
			const identity = headers.find(({ name }) => name.toLowerCase() === identityHeader.toLowerCase())?.value ?? '';
			times.set(identity, (times.get(identity) ?? 0) + 1);
		}
		return times;
	}

	/** How many PDFs lie in Drive. */
	filed(): number {
		return this.google.drive.state.paths().filter((file) => file.endsWith('.pdf')).length;
	}

	leftovers(): { readonly refusals: readonly string[]; readonly drafts: number } {
		// The sign-in of an hour ago is refused once in each run, and n8n renews it.
		const refusals = this.doubles.refusals().map(({ refusal = '' }) => refusal).filter((refusal) => !/invalid authentication credentials/.test(refusal));
		return { refusals, drafts: this.google.gmail.mailbox(office).drafts.size };
	}

	async log(): Promise<{ readonly acts: number; readonly settled: number; readonly open: number; readonly resumed: number; readonly intact: boolean }> {
		const store = await openSqliteCaseStore(path.join(this.n8n.folder, '.n8n/school-attendance/case-log.sqlite'));
		try {
			const links = await store.events(school);
			const acts = links.flatMap(({ event }) => (event && isAct(event) ? [event] : []));
			const keys = (kind: string) => new Set(acts.filter((act) => act.kind === kind).map(({ key }) => key)).size;
			const resumed = acts.filter(({ kind, attempt }) => kind === 'reserved' && attempt > 1).length;
			return { acts: keys('reserved'), settled: keys('settled'), open: (await store.open(school)).length, resumed, intact: verifyChain(links).intact };
		} finally {
			await store.close();
		}
	}

	async close(): Promise<void> {
		await this.doubles.close();
		rmSync(this.n8n.folder, { recursive: true, force: true });
	}

	private later(): void {
		this.executions += 1;
		this.minutesAhead += holdIsOver;
		writeFileSync(this.clock, String(this.minutesAhead));
	}
}

/** An invented pupil whose mother wants e-mail. */
const pupilItem = (number: number): object => ({
	school, register,
	pupil: pupil({ id: String(number) }),
	contacts: [{ ...mother, preferredChannel: 'email', email: `parent${number}@family.example` }],
	attendance: measure(register, { asAt }),
});

/** What the weekly workflow does with letters, without what comes before and after. */
function workflowOf(items: string): object {
	const ours = 'n8n-nodes-school-attendance';
	const credentials = { schoolGoogleOAuth2Api: { id: 'google', name: 'Google' } };
	const letterhead = { address: 'Priory Lane, Ashdown, LS15 9AB', phone: '0113 496 0100' };
	const people = { contactName: 'Mrs P. Adeyemi', contactRole: 'Attendance Officer', contactPhone: '0113 496 0123', signatoryName: 'Mr D. Hughes', signatoryRole: 'Assistant Headteacher' };
	const nodes: ReadonlyArray<readonly [name: string, type: string, parameters: object, more?: object]> = [
		['Start', 'n8n-nodes-base.manualTrigger', {}],
		['Open the file', 'n8n-nodes-base.readWriteFile', { operation: 'read', fileSelector: items, options: {} }],
		['Read the pupils', 'n8n-nodes-base.extractFromFile', { operation: 'fromJson', options: {} }],
		['One item a pupil', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'data', options: {} }],
		['Make the letters', `${ours}.attendanceLetter`, { operation: 'generate', family: 'early-concern', asAt, ...people, letterhead, documents: ['pdf'] }],
		['Reserve the letters', `${ours}.attendanceCaseLog`, { operation: 'record', stage: 'reserve' }],
		['Send and file the letters', `${ours}.attendanceLetter`, { operation: 'send', service: 'google' }, { credentials }],
		['Record the letters', `${ours}.attendanceCaseLog`, { operation: 'record', stage: 'settle' }],
	];
	return {
		id: workflow,
		name: 'Letters by the thousand',
		active: false,
		nodes: nodes.map(([name, type, parameters, more], place) => ({ id: `letters-${place}`, name, type, typeVersion: 1, position: [place * 220, 0], parameters, ...more })),
		connections: Object.fromEntries(nodes.slice(1).map(([name], place) => [nodes[place]?.[0] ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }])),
		settings: { executionOrder: 'v1', timezone: 'Europe/London' },
	};
}
