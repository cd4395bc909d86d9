/**
 * Loaded before a program: its clock goes ahead of the machine's by the minutes that the file named in the environment
 * holds when it starts. So a test need not wait until a reservation's hold is over.
 */
'use strict';
const { readFileSync } = require('node:fs');

const file = process.env.FAULTS_MINUTES_AHEAD_FILE;
const ahead = file ? Number(readFileSync(file, 'utf8')) * 60_000 : 0;
const Real = Date;
// Kept from now: what a program puts in place of `Date.now` reaches the real one.
const realNow = Real.now.bind(Real);
const now = () => realNow() + ahead;

globalThis.Date = new Proxy(Real, {
	construct: (target, values, asked) => Reflect.construct(target, values.length > 0 ? values : [now()], asked),
	apply: () => new Real(now()).toString(),
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
