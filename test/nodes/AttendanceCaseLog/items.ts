import { letterKey, referralKey } from '../../../attendance/caseLog';
import { decide, supportFirst } from '../../../attendance/policy';
import { factsOf, monday, mother, patterns, pupil } from '../../attendance/policy/pupils';

export const school = { urn: '900001', name: 'Oakfield School', localAuthority: 'Wexshire', phase: 'secondary' };
export const father = { ...mother, id: '7732', name: 'Owen Marlowe', relationship: 'Father' };

/** A pupil with a decision, as Attendance Escalation hands it on. */
export function pupilItem(id: string, situation: Parameters<typeof factsOf>[0] = { days: patterns.dayHereAndThere }, asAt = monday) {
	const facts = { ...factsOf(situation), pupil: { ...pupil, id } };
	return { school, ...facts, decision: decide(facts, supportFirst, asAt) };
}

const file = { content: Buffer.from('a letter'), fileName: 'letter.pdf', mimeType: 'application/pdf' };

/** A pupil with a letter, as Attendance Letter hands it on. */
export function letter(id: string, contact = mother, date = monday) {
	const key = letterKey({ pupilId: id, step: 'early-concern', date }, contact);
	return {
		json: {
			...pupilItem(id), note: 'kept',
			letter: {
				key, step: 'early-concern', family: 'early-concern', templateVersion: '1', date, addressee: { name: contact.name, relationship: contact.relationship, postable: true },
				channel: 'post', language: '', interpreter: false, fileName: `${date}_early-concern_9C_${id}`,
			},
		},
		binary: { pdf: file },
	};
}

/** A pupil with a referral, as Attendance Referral hands it on. */
export function referral(id: string, ready = true) {
	const step = 'local-authority-support';
	return {
		json: {
			...pupilItem(id, { days: patterns.severe }),
			referral: { key: referralKey({ pupilId: id, step, date: monday }), step, kind: step, schemaVersion: '1', date: monday, ready, missing: [], summary: '', reference: '3f9a21c0', fileName: `${monday}_${step}_3f9a21c0` },
		},
	};
}
