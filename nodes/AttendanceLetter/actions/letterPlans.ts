import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { emptyCase, ItemError, ofRegister, pupilLabel, readItem, type Decision, type ItemKey } from '../../../attendance/item';
import {
	letterFamilies, mayBeShared, planLetters, sharedBySiblings,
	type HeldLetter, type LetterFamily, type LetterFamilyId, type LetterOrder, type LetterSubject, type PlannedLetter, type Shares,
} from '../../../attendance/letters';
import { asAtDate } from '../../shared/asAt';
import { readDetails } from './details';
import { fromDecision, textForm } from './generate.properties';
import { leafletExpectations } from './leafletPolicy';
import { periodOfLetter } from './oncePer';
import { schoolsSide } from './schoolsSide';

/** The letters of one item before they are made. */
export interface ItemPlan {
	readonly family: LetterFamily;
	readonly subject: LetterSubject;
	readonly letters: readonly PlannedLetter[];
	readonly held: readonly HeldLetter[];
}

/**
 * What letters each item asks for. Praise that brothers and sisters may share is planned for the whole run before the first letter
 * is made; everything else when its item's turn comes.
 */
export class Plans {
	private readonly ahead = new Map<number, ItemPlan>();
	private readonly shares: Shares;

	constructor(private readonly context: IExecuteFunctions) {
		const bySchool = new Map<string, ItemPlan[]>();
		for (const itemIndex of context.getInputData().keys()) {
			const plan = this.shareable(itemIndex);
			if (!plan) continue;
			this.ahead.set(itemIndex, plan);
			const name = JSON.stringify([plan.subject.school.urn, plan.subject.school.name, plan.family.id]);
			bySchool.set(name, [...(bySchool.get(name) ?? []), plan]);
		}
		this.shares = new Map([...bySchool.values()].flatMap((plans) => [...sharedBySiblings(plans.map(forSharing), (plans[0] as ItemPlan).family)]));
	}

	/** Of an item, with shared letters in the place of single ones. Throws what is wrong with it. */
	of(itemIndex: number): ItemPlan {
		const plan = this.ahead.get(itemIndex) ?? planOf(this.context, itemIndex);
		this.ahead.delete(itemIndex);
		return { ...plan, letters: plan.letters.flatMap((letter) => (this.shares.has(letter) ? (this.shares.get(letter) ?? []) : letter)) };
	}

	/** An item that cannot be planned says so when its turn comes. */
	private shareable(itemIndex: number): ItemPlan | undefined {
		if (!this.context.getNodeParameter('sharePraise', itemIndex, true)) return undefined;
		try {
			const { family, decision } = familyAsked(this.context, itemIndex);
			// A person decides of each pupil: one who is not approved must not be told with one who is.
			return mayBeShared(family) && !decision?.requiresApproval ? planOf(this.context, itemIndex) : undefined;
		} catch {
			return undefined;
		}
	}
}

const forSharing = ({ subject, letters }: ItemPlan) => ({ pupil: subject.pupil, contacts: subject.contacts, case: subject.case ?? emptyCase, letters });

function planOf(context: IExecuteFunctions, itemIndex: number): ItemPlan {
	const { json, family, decision } = familyAsked(context, itemIndex);
	const subject = { ...letterSubject(json, family, decision), details: readDetails(context, itemIndex, json) };
	return { family, subject, ...planLetters(subject, orderOf(context, itemIndex, json, family, decision)) };
}

function orderOf(context: IExecuteFunctions, itemIndex: number, json: IDataObject, family: LetterFamily, decision: Decision | null): LetterOrder {
	const date = asAtDate(context, itemIndex);
	const side = schoolsSide(context, itemIndex, date);
	const booked = json.meeting === undefined ? null : readItem(json, ['meeting']).meeting;
	const documents = context.getNodeParameter('documents', itemIndex) as string[];
	return {
		...side,
		meeting: { ...side.meeting, slot: booked ?? side.meeting.slot },
		...(family.needs.includes('expectations') ? { expectations: leafletExpectations(context, itemIndex, side, date) } : {}),
		family,
		step: decision?.step ?? family.id,
		date,
		asAt: decision?.asAt ?? date,
		period: periodOfLetter(context, json, itemIndex, { decision, date }),
		texts: documents.includes(textForm),
	};
}

function familyAsked(context: IExecuteFunctions, itemIndex: number) {
	const { json } = context.getInputData()[itemIndex] as { json: IDataObject };
	const decision = json.decision === undefined ? null : readItem(json, ['decision']).decision;
	return { json, decision, family: familyOf(json, context.getNodeParameter('family', itemIndex) as string, decision) };
}

/** What the item tells of the pupil: all that it holds, and the register where the letter tells of absences. */
export function letterSubject(json: IDataObject, { needs }: LetterFamily, decision: Decision | null): LetterSubject {
	const { school, pupil, contacts } = readItem(json, ['school', 'pupil', 'contacts']);
	const has = (key: ItemKey) => json[key] !== undefined;
	const ofMarks = needs.includes('absence') || (has('register') && has('attendance')) ? readItem(json, ['register', 'attendance']) : undefined;
	return {
		school,
		pupil,
		contacts,
		decision,
		...(ofMarks ? { register: ofMarks.register, attendance: ofRegister(json, ofMarks.attendance) } : {}),
		...(has('case') ? { case: readItem(json, ['case']).case } : {}),
		...(has('letterDetails') ? { details: readItem(json, ['letterDetails']).letterDetails } : {}),
	};
}

/** The letter to make. An item whose decision asks for none does not belong here, and is not quietly given one. */
function familyOf(json: IDataObject, chosen: string, decision: Decision | null): LetterFamily {
	const id = chosen === fromDecision ? dueLetter(json, decision) : chosen;
	const family = letterFamilies[id as LetterFamilyId] as LetterFamily | undefined;
	if (family) return family;
	throw new ItemError(`${pupilLabel(json)}: there is no letter "${id}"`, 'Choose a letter in Attendance Letter, or correct the letter template in the policy.');
}

function dueLetter(json: IDataObject, decision: Decision | null): string {
	if (decision?.outcome === 'due' && decision.action === 'letter' && decision.letterTemplate) return decision.letterTemplate;
	throw new ItemError(
		`${pupilLabel(json)}: the decision asks for no letter`,
		'Send this node only the items of Attendance Escalation\'s output Due whose action is "letter", or choose the letter yourself.',
	);
}
