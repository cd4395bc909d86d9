import {
	namedContact, noClaimOfBinding, noCodeLetters, noReproach, noThreats, nothingOfOthers, offerOfHelp, parentsPart, parentsStatement, pupilsStatement, reviewDates, signatures,
	statementOfSupport, targets, voluntary,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** A letter with the attendance contract on a page of its own: what each says and will do, until when, and where they sign. */
export const attendanceContract: LetterFamily = {
	id: 'attendance-contract',
	name: 'Attendance contract',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['contract'],
	subject: 'Our plan for {{pupil.preferredForename}}: an attendance contract',
	text: null,
	required: [
		parentsStatement, pupilsStatement, parentsPart, statementOfSupport, targets, reviewDates, signatures, voluntary, offerOfHelp, namedContact,
	],
	forbidden: [noClaimOfBinding, noCodeLetters, noThreats, noReproach, nothingOfOthers],
	parts: [
		{
			paragraph:
				'The next page is an attendance contract for {{pupil.preferredForename}}. It says what each of us will do to help.',
		},
		{
			paragraph:
				'**It is voluntary.** You are free to sign it or not. It is not legally binding, and nobody is punished for not keeping to it. If attendance does not get better, the school may look at what each of us did when it decides what comes next.',
		},
		{
			paragraph:
				'Please read it with {{pupil.preferredForename}}. If you see something in another way, tell us and we will change it. If you are happy with it, please sign it and send it back. You will get a copy.',
		},
		{ paragraph: 'For any question, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
		{ newPage: true },
		{ heading: 'Attendance contract for {{pupil.fullName}}' },
		{ paragraph: 'Between {{recipient.name}}, {{pupil.fullName}} and {{school.name}}, from {{contract.from}}. It is voluntary and not legally binding.' },
		{ heading: 'What {{recipient.name}} says' },
		{ paragraph: '{{contract.parentSays}}' },
		{ heading: 'What {{pupil.preferredForename}} says' },
		{ paragraph: '{{contract.pupilSays}}' },
		{ heading: 'The support that the school gives or arranges' },
		{ each: 'contract.schoolWill', bullet: '{{what}}' },
		{ when: 'contract.hasParentWill', heading: 'What {{recipient.name}} will do' },
		{ each: 'contract.parentWill', bullet: '{{what}}' },
		{ heading: 'What we aim for' },
		{ each: 'contract.targets', bullet: '{{target}}' },
		{ heading: 'When we look at it again' },
		{ each: 'contract.reviews', bullet: '{{date}}' },
		{ heading: 'Signatures' },
		{ paragraph: 'By signing, each of us agrees to do our part, and {{school.name}} agrees to give this support, until it is looked at for the last time.' },
		{ signatures: ['{{recipient.name}}', '{{pupil.fullName}}', '{{signatory.who}}, for {{school.name}}'] },
	],
};
