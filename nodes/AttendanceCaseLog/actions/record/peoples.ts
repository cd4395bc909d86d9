import type { INodeProperties } from 'n8n-workflow';
import {
	contactIdentity, contactWays, helpsToClose, holdKinds, holdsToEnd, interventionOutcomes, noticeKinds, noticeOutcomes, noticesInForce, type CaseEvent, type Said,
} from '../../../../attendance/caseLog';
import { contactNamed } from '../../../../attendance/contacts/oneNamed';
import { ItemError, pupilLabel, readItem } from '../../../../attendance/item';
import { recordingWarnings } from '../../../../attendance/law/noticeWarnings';
import { memberOfStaff, type Fields, type Saying } from '../../said';
import { field, optionsOf } from './fields';

/** The kinds of thing that a person records with this operation, by the values of *What*. */
export type PeoplesKind = 'contact' | 'help' | 'helpOutcome' | 'hold' | 'holdEnded' | 'notice' | 'noticeOutcome';

const saying = ({ json, asAt }: Fields, said: (events: readonly CaseEvent[]) => readonly Said[]): Saying => ({ json, asAt, said });

const notThere = ({ json }: Fields, what: string, advice: string) => new ItemError(`${pupilLabel(json)}: ${what}`, advice);

export const kinds: { readonly [Kind in PeoplesKind]: { readonly sayingOf: (fields: Fields) => Saying; /** What stands in the log is asked first. */ readonly looksBack: boolean } } = {
	contact: { sayingOf: contactSaid, looksBack: false },
	help: { sayingOf: helpSaid, looksBack: false },
	helpOutcome: { sayingOf: helpOutcomeSaid, looksBack: true },
	hold: { sayingOf: holdSaid, looksBack: false },
	holdEnded: { sayingOf: holdEndedSaid, looksBack: true },
	notice: { sayingOf: noticeSaid, looksBack: false },
	noticeOutcome: { sayingOf: noticeOutcomeSaid, looksBack: true },
};

function contactSaid(fields: Fields): Saying {
	const { json, on, chosen, ticked, text, needed } = fields;
	const contact = text('parent') ? contactIdentity(contactNamed(json, text('parent'))) : '';
	const by = needed('by', memberOfStaff);
	return saying(fields, () => [{ type: 'contact', by, on, way: chosen('way'), contact, reached: ticked('reached'), notes: text('notes') }]);
}

function helpSaid(fields: Fields): Saying {
	const { on, text, needed } = fields;
	const [by, name] = [needed('by', memberOfStaff), needed('help', 'Help')];
	return saying(fields, () => [{ type: 'intervention', by, on, name, provider: text('provider'), aim: text('aim') }]);
}

function helpOutcomeSaid(fields: Fields): Saying {
	const { on, chosen, text, needed } = fields;
	const by = needed('by', memberOfStaff);
	return saying(fields, (events) => {
		const [help, second] = helpsToClose(events, text('help'));
		if (!help) throw notThere(fields, 'no help of that name is recorded', 'Record Help Begun first, or write the name as it was recorded.');
		if (second) throw notThere(fields, 'more than one help goes on', 'Write in "Help" which one it was, as it was recorded.');
		return [{ type: 'intervention outcome', by, on, intervention: help.id, outcome: chosen('helpOutcome'), notes: text('notes') }];
	});
}

function holdSaid(fields: Fields): Saying {
	const { on, chosen, date, needed } = fields;
	const [by, reason] = [needed('by', memberOfStaff), needed('reason', 'Reason')];
	const until = date('until', 'Until', 'until a person ends it');
	if (until && until < on) throw notThere(fields, '"Until" lies before "Date"', 'Choose the last day on which nothing is to go to the family, or leave "Until" empty.');
	return saying(fields, () => [{ type: 'hold', by, on, kind: chosen('holdKind'), reason, until }]);
}

function holdEndedSaid(fields: Fields): Saying {
	const { on, chosen, text, needed } = fields;
	const by = needed('by', memberOfStaff);
	const kind = chosen<(typeof holdKinds)[number] | 'any'>('holdToEnd');
	return saying(fields, (events) => {
		const holds = holdsToEnd(events, kind === 'any' ? null : kind);
		if (holds.length === 0) throw notThere(fields, 'no such hold is recorded', 'Look at the pupil’s history (Get History) and choose the kind of hold that stands there.');
		return holds.map(({ id }) => ({ type: 'hold ended', by, on, hold: id, reason: text('endReason') }));
	});
}

function noticeSaid(fields: Fields): Saying {
	const { json, on, chosen, date, ticked, text, needed } = fields;
	const by = needed('by', memberOfStaff);
	const kind = chosen<(typeof noticeKinds)[number]>('noticeKind');
	const contact = contactIdentity(contactNamed(json, text('parent')));
	const issuedOn = date('issuedOn', 'Issued On', 'the day in Date') ?? on;
	const periodEndsOn = kind === 'notice to improve' ? date('periodEndsOn', 'Period Ends On', 'none') : null;
	if (kind === 'notice to improve' && (periodEndsOn === null || periodEndsOn <= issuedOn)) {
		throw notThere(fields, '"Period Ends On" must be a day after the notice was issued', 'Choose the last day of the period for improvement, as the notice says it.');
	}
	const authority = text('authority') || readItem(json, ['school']).school.localAuthority;
	return {
		...saying(fields, () => [{ type: 'notice', by, on, kind, contact, issuedOn, issuedBy: chosen('issuedBy'), authority, forTermTimeHoliday: ticked('termTimeHoliday'), periodEndsOn }]),
		warnings: (record, { notices }) => notices.filter((notice) => record.type === 'notice' && notice.id === record.id).flatMap((notice) => recordingWarnings(notice, notices, readItem(json, ['pupil']).pupil)),
	};
}

function noticeOutcomeSaid(fields: Fields): Saying {
	const { json, on, chosen, text, needed } = fields;
	const by = needed('by', memberOfStaff);
	const contact = text('parent') ? contactIdentity(contactNamed(json, text('parent'))) : null;
	return saying(fields, (events) => {
		const [notice, second] = noticesInForce(events, chosen('noticeKind'), contact);
		if (!notice) throw notThere(fields, 'no such notice is recorded', 'Record Formal Notice first, or look whether the kind and the parent are right.');
		if (second) throw notThere(fields, 'more than one parent has such a notice', 'Write in "Parent" whose notice it is.');
		return [{ type: 'notice outcome', by, on, notice: notice.id, outcome: chosen('noticeOutcome'), notes: text('notes') }];
	});
}

const parentField = (what: PeoplesKind[], description: string) => field({ displayName: 'Parent', name: 'parent', type: 'string', default: '', placeholder: 'e.g. Mother', description }, what);

export const peoplesProperties: INodeProperties[] = [
	field({ displayName: 'Way', name: 'way', type: 'options', options: optionsOf(contactWays), default: 'meeting', description: 'How the family or the pupil was spoken to' }, ['contact']),
	field({ displayName: 'Reached', name: 'reached', type: 'boolean', default: true, description: 'Whether somebody was spoken to. Off: it was tried, and nobody was reached.' }, ['contact']),
	field({ displayName: 'Help', name: 'help', type: 'string', default: '', required: true, placeholder: 'e.g. Breakfast club', description: 'What is done to help. Call the same help the same for every pupil, so that what works can be seen.' }, ['help']),
	field({ displayName: 'Given By', name: 'provider', type: 'string', default: '', placeholder: 'e.g. Pastoral team', description: 'Who gives the help: a colleague, a team, a partner of the school' }, ['help']),
	field({ displayName: 'Aim', name: 'aim', type: 'string', default: '', placeholder: 'e.g. In school by 8.45 every day', description: 'What it is to achieve' }, ['help']),
	field({ displayName: 'Help', name: 'help', type: 'string', default: '', placeholder: 'e.g. Breakfast club', description: 'Which help it was, as it was recorded. Leave empty where only one goes on.' }, ['helpOutcome']),
	field({ displayName: 'What Came of It', name: 'helpOutcome', type: 'options', options: optionsOf(interventionOutcomes), default: 'helped', description: 'As the people who gave the help, the pupil and the family see it' }, ['helpOutcome']),
	field({ displayName: 'Kind of Hold', name: 'holdKind', type: 'options', options: optionsOf(holdKinds), default: 'bereavement', description: 'Why nothing is to go to the family for now' }, ['hold']),
	field({ displayName: 'Reason', name: 'reason', type: 'string', default: '', required: true, placeholder: 'e.g. Grandmother died on Sunday', description: 'In a sentence. Only staff who see the case file read it: say no more than is needed.' }, ['hold']),
	field({ displayName: 'Until', name: 'until', type: 'dateTime', default: '', placeholder: 'Until a person ends it', description: 'The last day on which it holds. Leave empty where a person will end it.' }, ['hold']),
	field({ displayName: 'Which Hold', name: 'holdToEnd', type: 'options', options: [{ name: 'Every Hold That Is Open', value: 'any' }, ...optionsOf(holdKinds)], default: 'any', description: 'Which of the pupil’s open holds is over' }, ['holdEnded']),
	field({ displayName: 'Reason', name: 'endReason', type: 'string', default: '', placeholder: 'e.g. The family says letters may come again', description: 'Why it is over' }, ['holdEnded']),
	field({ displayName: 'Kind of Notice', name: 'noticeKind', type: 'options', options: optionsOf(noticeKinds), default: 'notice to improve', description: 'Which formal notice it is. A penalty notice is one for absence; leave out one for a pupil found in public while excluded.' }, ['notice', 'noticeOutcome']),
	parentField(['contact'], 'Who of the pupil’s contacts: the ID in your MIS, the name or the relationship. Leave empty for the pupil.'),
	parentField(['notice'], 'Whose notice it is: the ID in your MIS, the name or the relationship. Leave empty for the addressee of the item’s letter, or the only contact.'),
	parentField(['noticeOutcome'], 'Whose notice it is: the ID in your MIS, the name or the relationship. Leave empty where only one parent has one.'),
	field({ displayName: 'Issued On', name: 'issuedOn', type: 'dateTime', default: '', placeholder: 'The same as Date', description: 'The date on the notice. Leave empty for the day in Date.' }, ['notice']),
	field({ displayName: 'Issued By', name: 'issuedBy', type: 'options', options: [{ name: 'Local Authority', value: 'local authority' }, { name: 'School', value: 'school' }], default: 'local authority', description: 'Who issued it. Authorities differ in who issues a notice to improve.' }, ['notice']),
	field({ displayName: 'Local Authority', name: 'authority', type: 'string', default: '', placeholder: 'The school’s own', description: 'In whose area it was issued. Leave empty for the authority of the school; name another where the pupil moved.' }, ['notice']),
	field({ displayName: 'For a Holiday in Term Time', name: 'termTimeHoliday', type: 'boolean', default: false, description: 'Whether it was issued for a holiday in term time' }, ['notice']),
	{ ...field({ displayName: 'Period Ends On', name: 'periodEndsOn', type: 'dateTime', default: '', required: true, description: 'The last day of the period for improvement, as the notice says it' }, ['notice']), displayOptions: { show: { operation: ['record'], what: ['notice'], noticeKind: ['notice to improve'] } } },
	field({ displayName: 'What Became of It', name: 'noticeOutcome', type: 'options', options: optionsOf(noticeOutcomes), default: 'improved', description: 'A notice that was withdrawn does not count towards the limit of two in three years; all others do' }, ['noticeOutcome']),
	field({ displayName: 'Notes', name: 'notes', type: 'string', default: '', typeOptions: { rows: 3 }, placeholder: 'e.g. Wants to come in later on Mondays; agreed with tutor', description: 'What was said and agreed. Say no more than is needed.' }, ['contact', 'helpOutcome', 'noticeOutcome']),
];
