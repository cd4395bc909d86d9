import { withoutNames } from '../../../../attendance/letters/contents/text';
import { planLetters } from '../../../../attendance/letters';
import { mother, order, pupil, subject } from '../okafors';

function without(text: string, name: string): string {
	const about = subject({ pupil: pupil({ legalSurname: name, preferredForename: 'Zzz', legalForename: 'Zzz' }), contacts: [{ ...mother, name: 'Qqq' }] });
	const planned = planLetters(about, order('early-concern')).letters[0];
	if (!planned) throw new Error('No letter');
	return withoutNames(text, planned.fields);
}

describe('a text without names, for the checks of what a letter must not say', () => {
	it.each([
		['Fines', 'Fines was fined. Ms Fines, Fines', '  was fined. Ms  ,  '],
		['Fin', 'You will be fined. Fin will not.', 'You will be fined.   will not.'],
		['Lee', 'Leeds, Ashlee, Lee2, 2Lee, Lee-Ann, (Lee)', 'Leeds, Ashlee, Lee2, 2Lee,  -Ann, ( )'],
		['Court', 'Courtéline éCourt 𝒜Court Court𝒜 Court.', 'Courtéline éCourt 𝒜Court Court𝒜  .'],
		['A (B) [C] $', 'A (B) [C] $ A (B) [C] $x', '  A (B) [C] $x'],
		['Ana', 'Anana Ana AnaAna', 'Anana   AnaAna'],
	])('%s is left out where it stands as whole words', (name, text, left) => {
		expect(without(text, name).trim()).toBe(left.trim());
	});
});
