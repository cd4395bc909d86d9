import type { Letter } from '../item';
import { counted, listed } from '../text/plainEnglish';

const ways: ReadonlyArray<readonly [Letter['channel'], string]> = [['post', 'by post'], ['email', 'by e-mail'], ['sms', 'as a text message']];

/** What a run made, in a sentence for the school's office: how many letters, by which way, and for whom a call is asked. */
export function lettersMade(made: readonly Letter[], held: number): string {
	const byWay = ways.map(([channel, words]) => ({ words, count: made.filter((letter) => letter.channel === channel).length })).filter(({ count }) => count > 0);
	const shared = made.filter(({ alsoAbout }) => alsoAbout !== undefined).length;
	const calls = made.filter(({ asksForCall }) => asksForCall).length;
	return [
		`${counted(made.length, 'letter')} made, ${held} held.`,
		...(byWay.length > 0 ? [`To go: ${listed(byWay.map(({ count, words }) => `${count} ${words}`))}.`] : []),
		...(shared > 0 ? [`${shared} of them ${shared === 1 ? 'is' : 'are'} about brothers and sisters together.`] : []),
		...(calls > 0 ? [`${counted(calls, 'person', 'people')} would rather be called: look for "asksForCall".`] : []),
	].join(' ');
}
