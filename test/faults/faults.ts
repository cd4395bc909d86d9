import path from 'node:path';
import type { RunningPostgres } from '../support/postgres';
import type { ChildPlace } from '../connectors/caseStore/runInChild';
import { freshFile } from '../connectors/caseStore/sqlite/freshFile';
import { asked, Databases } from '../connectors/caseStore/postgres/databases';
import type { Counts } from './counts';
import { clockJumps, clockSetBack } from './scenarios/clock';
import { connectionCut, databaseRestarted } from './scenarios/database';
import { diskFull, morePages, SmallDisk } from './scenarios/diskFull';
import { killedRuns } from './scenarios/killed';
import { pausedRun } from './scenarios/paused';
import { twoAtOnce } from './scenarios/twoAtOnce';
import { gmail, localFolder, outbox, outlook, type TestedService } from './services';
import { World } from './world';
import { boundaries } from './worker/job';

/** Databases for case logs where nothing is yet. */
export interface Stores {
	readonly sqlite: () => ChildPlace;
	readonly postgres: () => Promise<ChildPlace>;
	readonly server: RunningPostgres;
}

/** How much of each fault is tried. */
export interface Scale {
	readonly seed: number;
	/** Letters of which runs are killed, for each case log with the outbox; a fifth of it with the local folder, a tenth by mail. */
	readonly letters: number;
	/** How often the same letters are asked for at once, and the database restarted. */
	readonly executions: number;
	/** Every boundary, or only those that differ most. */
	readonly thorough: boolean;
}

/** A fault, or the same fault with another case log or service. */
export interface Fault {
	readonly name: string;
	/** The case log and where letters go. */
	readonly where: string;
	/** Counts of what happened; or the reason why it cannot be tried on this machine. */
	readonly try: () => Promise<Counts | string>;
}

type Service = () => Promise<TestedService> | TestedService;

/** All faults but those in a real n8n, in the order of the report. */
export function faults(stores: Stores, scale: Scale): Fault[] {
	return [...kills(stores, scale), ...races(stores, scale), ...pauses(stores, scale), ...clocks(stores), ...disks(stores), ...databases(stores, scale)];
}

export const logs = ['SQLite', 'PostgreSQL'] as const;
const placeIn = (stores: Stores, log: (typeof logs)[number]): Promise<ChildPlace> | ChildPlace => (log === 'SQLite' ? stores.sqlite() : stores.postgres());

async function inWorld(place: ChildPlace, service: TestedService, work: (world: World) => Promise<unknown>): Promise<Counts> {
	const world = new World(place, service);
	try {
		await work(world);
		return world.counts;
	} finally {
		await world.close();
	}
}

function kills(stores: Stores, { seed, letters }: Scale): Fault[] {
	const services: ReadonlyArray<readonly [string, Service, number]> = [
		['outbox', outbox, letters],
		['local folder', localFolder, letters / 5],
		['Gmail', gmail, letters / 10],
		['Gmail, Message-IDs replaced and search late', () => gmail({ forgetful: true }), letters / 10],
		['Outlook', outlook, letters / 10],
	];
	return services.flatMap(([service, start, share]) =>
		logs.filter((log) => log === 'SQLite' || service === 'outbox').map((log) => ({
			name: 'killed (kill -9) at every boundary',
			where: `${log}, ${service}`,
			try: async () => inWorld(await placeIn(stores, log), await start(), (world) => killedRuns(world, { letters: Math.ceil(share), perExecution: 40, batch: 10, seed })),
		})),
	);
}

const races = (stores: Stores, { executions }: Scale): Fault[] =>
	logs.flatMap((log) =>
		[2, 3].map((workers) => ({
			name: `${workers} runs at once`,
			where: `${log}, outbox`,
			try: async () => inWorld(await placeIn(stores, log), outbox(), (world) => twoAtOnce(world, { executions, letters: 20, workers })),
		})),
	);

/** The outbox has no draft that two runs share, so between its last look and the sending nothing can hold it: that moment is tried by mail alone. */
function pauses(stores: Stores, { thorough }: Scale): Fault[] {
	const inTransaction = (boundary: string) => /written and not committed|first write/.test(boundary);
	const some = boundaries.filter((boundary) => boundary !== 'in do, before a step at the service' && boundary !== 'in do, after a step at the service').filter((boundary) => thorough || !inTransaction(boundary));
	const everywhere = (log: (typeof logs)[number]): Fault => ({
		name: 'stands still for 20 minutes and goes on',
		where: `${log}, outbox`,
		try: async () => await added(some.map((at) => async () => inWorld(await placeIn(stores, log), outbox(), async (world) => mustStand(world, await pausedRun(world, { at, time: at.includes(' do') ? 2 : 1 }), at)))),
	});
	const atRequests = (name: string, start: Service): Fault => ({
		name: 'stands still around each request',
		where: `SQLite, ${name}`,
		try: async () => {
			const total = [];
			for (const at of ['in do, before a step at the service', 'in do, after a step at the service'] as const) {
				// Each letter takes some requests; the run is over when it does not come by so often.
				for (let time = 1, stood = true; stood && time <= (thorough ? 30 : 2); time += 1) {
					total.push(await inWorld(stores.sqlite(), await start(), async (world) => (stood = await pausedRun(world, { at, time }))));
				}
			}
			return sumOf(total);
		},
	});
	return [...logs.map(everywhere), atRequests('Gmail', gmail), atRequests('Gmail, Message-IDs replaced and search late', () => gmail({ forgetful: true })), atRequests('Outlook', outlook), atRequests('local folder', localFolder)];
}

function mustStand(world: World, stood: boolean, at: string): void {
	if (!stood) world.counts.broken.push({ what: 'fault did not strike', about: `no run came by "${at}"` });
}

const clocks = (stores: Stores): Fault[] =>
	logs.flatMap((log) => [
		{ name: 'clock set back between runs', where: `${log}, outbox`, try: async () => inWorld(await placeIn(stores, log), outbox(), clockSetBack) },
		{ name: 'clock jumps within a run', where: `${log}, outbox`, try: async () => inWorld(await placeIn(stores, log), outbox(), clockJumps) },
	]);

function disks(stores: Stores): Fault[] {
	return [
		{
			name: 'file may not grow',
			where: 'SQLite, outbox',
			try: async () => {
				const place = stores.sqlite() as { file: string };
				return inWorld(place, outbox(), async (world) => {
					await world.open().then((store) => store.close());
					await diskFull(world, 1_000, () => undefined, () => morePages(place.file, 12));
				});
			},
		},
		{
			name: 'disk full',
			where: 'SQLite, outbox',
			try: () => onSmallDisk((disk) => ({ file: path.join(disk.folderIn('log'), 'case-log.sqlite') })),
		},
		{
			name: 'disk full',
			where: 'PostgreSQL, outbox',
			try: () => {
				const { host, port, user, password, database } = stores.server;
				const settings = { host, port, user, password, ssl: 'disable' } as const;
				const name = `small_${Date.now()}`;
				const ask = (text: string) => asked({ ...settings, database }, text);
				return onSmallDisk(
					async (disk) => {
						// Whoever may mount is root, and then PostgreSQL runs by this account (test/support/postgresServer.mts).
						await ask(`create tablespace ${name} location '${disk.folderIn('table-space', 'postgres')}'`);
						await ask(`create database ${name} encoding 'UTF8' template template0 tablespace ${name}`);
						return { postgres: { ...settings, database: name } };
					},
					// A server that misses a disk would never start again.
					async () => {
						await ask(`drop database ${name} with (force)`);
						await ask(`drop tablespace ${name}`);
					},
				);
			},
		},
	];
}

async function onSmallDisk(placeOn: (disk: SmallDisk) => Promise<ChildPlace> | ChildPlace, clear: () => Promise<void> | void = () => undefined): Promise<Counts | string> {
	const disk = SmallDisk.mount(100);
	if (typeof disk === 'string') return disk;
	try {
		return await inWorld(await placeOn(disk), outbox(), async (world) => {
			await world.open().then((store) => store.close());
			disk.leave(600);
			await diskFull(world, 1_500, () => disk.leave(50_000));
		}).finally(clear);
	} finally {
		disk.unmount();
	}
}

const databases = (stores: Stores, { executions, seed }: Scale): Fault[] => [
	{
		name: 'database restarted and killed mid-run',
		where: 'PostgreSQL, outbox',
		try: async () => inWorld(await stores.postgres(), outbox(), (world) => databaseRestarted(world, stores.server, { executions, letters: 60, seed })),
	},
	{
		name: 'connection cut',
		where: 'PostgreSQL, outbox',
		try: async () => {
			const place = (await stores.postgres()) as Extract<ChildPlace, { postgres: unknown }>;
			return inWorld(place, outbox(), async (world) => {
				// A school that is named already: what is cut is then the writing of events.
				await world.run({ from: -1, to: 0, at: world.clock() });
				await connectionCut(world, place.postgres, 10);
			});
		},
	},
];

/** Four at a time: a run that meets one which stands still within a transaction waits for it, for half a minute. */
async function added(tries: ReadonlyArray<() => Promise<Counts>>): Promise<Counts> {
	const left = [...tries];
	const done: Counts[] = [];
	const lane = async () => {
		for (let next = left.shift(); next; next = left.shift()) done.push(await next());
	};
	await Promise.all(Array.from({ length: 4 }, lane));
	return sumOf(done);
}

function sumOf(all: readonly Counts[]): Counts {
	const [first, ...others] = all;
	if (!first) throw new Error('Nothing was tried.');
	for (const other of others) first.add(other);
	return first;
}

/** Starts a real PostgreSQL for as long as the work takes. */
export async function withStores<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
	const databases = await Databases.start();
	try {
		return await work({ sqlite: () => ({ file: freshFile() }), postgres: async () => (await databases.fresh()).forChild, server: databases.server });
	} finally {
		await databases.stop();
	}
}
