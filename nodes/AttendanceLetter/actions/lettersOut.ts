import type { IExecuteFunctions } from 'n8n-workflow';
import { stillHolds } from '../../../attendance/caseLog';
import { awaitsApproval } from '../../../attendance/approval/permitted';
import { caseLogSchema, readItem, type CaseLogAnswer, type Letter, type School } from '../../../attendance/item';
import { wholeAccount } from '../../../connectors/delivery/port';
import { unfitMessage } from '../../../connectors/mail/checkMail';
import type { ServiceErrorDetails } from '../../../connectors/service/serviceError';
import { tooLate, type MayStillSend } from '../../../connectors/service/stillInTime';
import { toNodeError } from '../../shared/perItem';
import type { TestRun } from './testRun';

export type SentAs = NonNullable<Letter['sentAs']>;

/** Why a letter is kept back for a person. */
export interface Held {
	readonly reason: string;
	readonly advice: string;
}

/** A letter that is to leave the school, with what the case log knows of it. */
export interface OutgoingLetter {
	readonly itemIndex: number;
	readonly letter: Letter;
	readonly school: School;
	/** What an earlier run left behind that began this letter and did not record it as done. */
	readonly begun: CaseLogAnswer | undefined;
	/** Whether the reservation of this letter still holds; to be asked right before it goes. */
	readonly mayStillSend: MayStillSend;
}

/** How letters leave the school: by which service, and which of them. */
export interface Way {
	/** Whether the letter of an item goes by this service. The others are only filed. */
	takes(itemIndex: number, letter: Letter): boolean;
	/** Sends it, or finds that it is sent. Throws as the service does (`ServiceError`). */
	send(outgoing: OutgoingLetter): Promise<SentAs>;
	/** What was done, in a person's words, after all letters ("3 letters e-mailed."). */
	summary(): readonly string[];
	/** Letters of this run that the service took and then refused, by their identity. */
	refusedLater?(): Promise<ReadonlyMap<string, Held>>;
}

/** What became of a letter: sent, not meant to be sent, or kept back for a person. */
export type Outcome = { readonly sentAs: SentAs } | { readonly held: Held } | undefined;

/**
 * Sends the letters of a run, one after the other and each once, whichever way they go.
 *
 * A letter that may or may not have gone is never sent again here: it is kept back, and the next run looks it up first
 * (design §6). When a service stops answering or refuses the account, what has been sent stays recorded and the rest of
 * the letters are kept back, so that no letter is lost and none goes twice; where nothing at all could be sent, the run
 * stops with the error.
 */
export class LettersOut {
	private sent = 0;
	private awaitingApproval = 0;
	private stopped: Held | undefined;
	private unfiled: Held | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly way: Way,
		private readonly testRun?: TestRun,
	) {}

	/**
	 * Files a letter's documents before it is sent. A letter whose reservation has ended is kept back. Where filing fails when
	 * others have gone out already, this letter and those after it are kept back, so that what was sent is still recorded;
	 * else the run stops with the error.
	 */
	async file(save: () => Promise<string[]>): Promise<string[] | { readonly held: Held }> {
		if (this.unfiled) return { held: this.unfiled };
		try {
			return await save();
		} catch (error) {
			const { message, advice, code } = error as Error & { advice?: string; code?: string };
			if (advice !== undefined && code === tooLate) return { held: { reason: message, advice } };
			if (advice === undefined || this.sent === 0) throw toNodeError(this.context, error);
			this.unfiled = { reason: message, advice };
			return { held: this.unfiled };
		}
	}

	/**
	 * Why a letter may go nowhere at all: the case log let it through for a test run, so nothing of it is reserved, and sent for
	 * real it could go a second time.
	 */
	forTestRunOnly(json: Record<string, unknown>): Held | undefined {
		if (this.testRun) return undefined;
		const isTest = caseLogSchema.safeParse(json.caseLog).data?.testRun || (json.letter as Partial<Letter> | undefined)?.testRun;
		return isTest
			? {
					reason: 'Attendance Case Log let this letter through for a test run, and "Send Everything to This Address" is empty here',
					advice: 'Fill in the address for a test run. To send for real, switch "Test Run" off in Attendance Case Log too, and run the workflow from its start.',
				}
			: undefined;
	}

	/** Sends the letter of an item where it is to go out. */
	async send(itemIndex: number): Promise<Outcome> {
		const { json } = this.context.getInputData()[itemIndex] as { json: Record<string, unknown> };
		const { letter } = readItem(json, ['letter']);
		if (!this.way.takes(itemIndex, letter)) return undefined;
		const { school } = readItem(json, ['school']);
		if (awaitsApproval(json, letter.step)) {
			this.awaitingApproval += 1;
			return undefined;
		}
		if (this.stopped) return { held: this.stopped };
		try {
			// What the case log knows is of the real letter, and a test run is none of it.
			const caseLog = this.testRun ? undefined : caseLogSchema.safeParse(json.caseLog).data;
			const mayStillSend = () => stillHolds(caseLog?.holdsUntil, new Date().toISOString());
			const sentAs = await this.way.send({ itemIndex, letter, school, begun: caseLog?.resumed ? caseLog : undefined, mayStillSend });
			this.sent += 1;
			return { sentAs };
		} catch (error) {
			return { held: this.keptBack(error) };
		}
	}

	/** What to say below the output, after all letters. */
	summary(): string[] {
		const waiting = this.awaitingApproval === 1 ? '1 letter' : `${this.awaitingApproval} letters`;
		return [...this.way.summary(), ...(this.awaitingApproval > 0 ? [`${waiting} filed and not sent: no person has approved the step.`] : [])];
	}

	/** Why a letter was not sent, for a person. Throws where the run should stop. */
	private keptBack(error: unknown): Held {
		// Services are bundled apart from the nodes, so their errors are known by what they carry and not by their class.
		const { message, advice, happened, status, code } = error as Partial<ServiceErrorDetails> & { message: string; advice?: string };
		if (advice === undefined || happened === undefined) throw error;
		const kept = { reason: message, advice };
		if (concernsThisLetter({ happened, status, code })) return kept;
		if (this.sent === 0) throw error;
		this.stopped = kept;
		return kept;
	}
}

/** Its address, its size, its time, or an answer that got lost: the next letter may well go. */
const concernsThisLetter = ({ happened, status, code }: Partial<ServiceErrorDetails>): boolean =>
	happened === 'unknown' || code === unfitMessage || code === tooLate || ((status === 400 || status === 413) && code !== wholeAccount);
