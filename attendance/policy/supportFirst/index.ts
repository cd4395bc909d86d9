import { readPolicy } from '../readPolicy';
import type { PolicyDocument } from '../schema';
import { attendance } from './attendance';
import { holds } from './holds';
import { holiday } from './holiday';
import { illness } from './illness';
import { leave } from './leave';
import { lookedAfter } from './lookedAfter';
import { missingEducation } from './missingEducation';
import { praise } from './praise';
import { punctuality } from './punctuality';

/**
 * The routes in the order in which they go before one another. Attendance first: what a family needs is a talk about all of it,
 * and tasks of other routes come in the weeks between its steps, since they wait for nothing. Children missing education goes
 * before all of them where something of it is due. Praise comes last.
 */
const routes = [attendance, missingEducation, illness, holiday, punctuality, leave, lookedAfter, praise];

/** The shipped policy: support first, and the same for every family. A file a route, each rule with its source. */
export const supportFirstDocument: PolicyDocument = {
	name: 'Support first',
	version: '2026.2',
	// Sixth forms and nurseries are not of compulsory school age (Education Act 1996, section 8): other letters suit them.
	yearGroups: ['R', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
	waitBetweenSteps: { schoolDays: 10 },
	routes: routes.map(({ route }) => route),
	steps: routes.flatMap(({ steps }) => steps),
	holds,
};

export const supportFirst = readPolicy(supportFirstDocument);
