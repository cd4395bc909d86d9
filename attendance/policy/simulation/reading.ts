import { smallestGroup } from '../../groups';

/** What a reader must know of every simulation, so that nobody takes it for more than it is. */
export const reading: readonly string[] = [
	'This shows load, not effect. The marks of the past year were shaped by the letters, calls and meetings that the school really had. Under another policy families would have done otherwise, and later steps would have come in other numbers.',
	'Each week the policy saw only the marks up to the day before. A step that was due counts as taken that day and is remembered from then on. The letters really sent are left out, and so is anything a person would have known besides the register.',
	'A step that is held stays held for as long as its reason does; in a real year a person would look at it and decide. Holds that people recorded in the case log stand with their dates.',
	'Steps of every kind are counted alike, a talk or praise as well as a letter or a referral; n8n’s items hold each step of each group apart.',
	'Pupils are in the groups, year groups and families that the list names today. A group that is more absent gets more steps under any policy: the rate at the same absence compares pupils of the same absence band, so that what is left is not a matter of absence alone. Small groups change a great deal from one or two pupils.',
	`Groups of fewer than ${smallestGroup} pupils are not shown, nor others from which they could be worked out.`,
];
