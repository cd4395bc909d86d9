import type { RequiredContent } from '../family';
import { sources } from './sources';
import { includesAll } from './text';

export const improvementInDays: RequiredContent = {
	id: 'improvement-in-days',
	what: 'the improvement in days, now and before ({{improvement.now}} and {{improvement.before}})',
	source: sources.progressIsCelebrated,
	isThere: ({ text, fields: { improvement } }) => includesAll(text, [improvement.now, improvement.before]),
};

export const equalStretches: RequiredContent = {
	id: 'equal-stretches',
	what: 'which days are compared ({{improvement.when}}) with how many before ({{improvement.schoolDays}})',
	source: sources.progressIsCelebrated,
	isThere: ({ text, fields: { improvement } }) => includesAll(text, [improvement.when, improvement.schoolDays]),
};

export const eachPupilNamed: RequiredContent = {
	id: 'each-pupil-named',
	what: 'the name of each pupil that is praised ({{pupils.names}})',
	source: sources.progressIsCelebrated,
	isThere: ({ text, fields: { pupils } }) => includesAll(text, pupils.list.map(({ name }) => name)),
};

export const whatItIsFor: RequiredContent = {
	id: 'what-it-is-for',
	what: 'what the praise is for ({{achievement.for}})',
	source: sources.progressIsCelebrated,
	isThere: ({ text, fields: { achievement } }) => includesAll(text, [achievement.for]),
};

export const thanks: RequiredContent = {
	id: 'thanks',
	what: 'thanks or well done',
	source: sources.progressIsCelebrated,
	isThere: ({ text }) => /\bthank|\bwell done\b|\bcongratulations\b|\bproud\b/i.test(text),
};

export const pupilsFullName: RequiredContent = {
	id: 'full-name',
	what: 'the pupil’s name ({{pupil.fullName}})',
	source: sources.progressIsCelebrated,
	isThere: ({ text, fields: { pupil } }) => includesAll(text, [pupil.fullName]),
};

export const periodOfAchievement: RequiredContent = {
	id: 'period',
	what: 'when that was ({{achievement.period}})',
	source: sources.progressIsCelebrated,
	isThere: ({ text, fields: { achievement } }) => achievement.period === '' || includesAll(text, [achievement.period]),
};
