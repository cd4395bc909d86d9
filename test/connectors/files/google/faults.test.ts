import { Document, Packer, Paragraph } from 'docx';
import { GoogleDrive } from '../../../../connectors/files/google/googleDrive';
import { faults, surviveEveryFault } from '../../service/everyFault';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';

const lead = 'attendance.lead@oakfield.example';
const ours = { app: 'school-attendance', appProperties: { attendanceDocument: 'yes' } };

/** What Drive holds: folders once each, documents with all of their revisions, who may see them, and mails sent. */
const held = ({ google }: StartedWorkspace) => ({
	files: [...google.drive.state.files.values()]
		.filter((file) => file.parent !== undefined && !google.drive.state.inBin(file))
		.map((file) => [google.drive.state.pathOf(file), file.revisions.map(({ content }) => content.length), file.permissions.map(({ emailAddress, role }) => `${role} ${emailAddress}`)])
		.sort(),
	mails: google.drive.state.sharingMails.length,
});

const large = Buffer.alloc(9 * 1024 * 1024, 'x');

const given = {
	letters: (workspace: StartedWorkspace) => workspace.google.drive.state.addFolder('Letters', { app: 'school-attendance' }),
	letter: (workspace: StartedWorkspace) =>
		workspace.google.drive.state.add({ ...ours, name: 'a.pdf', mimeType: 'application/pdf', parent: given.letters(workspace).id, content: Buffer.from('before') }),
};

/** Told again and again that the Google Doc does not exist, nobody could remove it there and then; the next run does. */
const onceInARow = [1];
const onceAndOften = [1, 3];

test.each<[what: string, prepare: (workspace: StartedWorkspace) => unknown, act: (store: GoogleDrive) => Promise<unknown>, inARow: readonly number[]]>([
	['a new document in new folders', () => undefined, (store) => store.save('Attendance/Letters', 'a.pdf', Buffer.from('one')), onceAndOften],
	['a new revision', given.letter, (store) => store.save('Letters', 'a.pdf', Buffer.from('after')), onceAndOften],
	['finding a document', given.letter, (store) => store.find('', 'a.pdf'), onceAndOften],
	['finding a table', given.letters, (store) => store.findTable('Letters', 'marks'), onceAndOften],
	['sharing', given.letter, (store) => store.share('Letters', 'a.pdf', { email: lead, mayEdit: true }), onceAndOften],
	['sharing with somebody without an account', given.letter, (store) => store.share('Letters', 'a.pdf', { email: 'officer@council.example', mayEdit: false }), onceAndOften],
	['Word to PDF', () => undefined, async (store) => store.wordToPdf(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Dear parent')] }] }))), onceInARow],
])('%s is done once under every fault, or a clear error says what to do', async (_, prepare, act, inARow) => {
	const runs = await surviveEveryFault(async () => {
		const workspace = await startWorkspace();
		prepare(workspace);
		const access = workspace.signedIn('drive.file');
		const later = () => {
			for (const file of workspace.google.drive.state.files.values()) Object.assign(file, { createdTime: new Date(Date.parse(file.createdTime) - 7_200_000).toISOString() });
		};
		return {
			doubles: workspace.doubles,
			act: (again) => {
				// The next run comes hours later.
				if (again) later();
				return act(new GoogleDrive(access));
			},
			state: () => held(workspace),
		};
	}, inARow);
	expect(runs).toBeGreaterThan(16);
}, 300_000);

/** Two pieces: the announcement is the first request to the upload address, the pieces are the PUTs. */
test.each(
	['500 before', '500 after', '503 with Retry-After', '429 with Retry-After', 'a connection cut before', 'a connection cut after', 'a connection cut within the answer'].flatMap((name) => [0, 1].map((piece) => [name, piece] as const)),
)('an upload in pieces meets %s at piece %d and goes on where it was', async (name, piece) => {
	const workspace = await startWorkspace();
	try {
		workspace.doubles.faultOnce({ method: 'PUT', after: piece }, faults[name]!);
		await new GoogleDrive(workspace.signedIn('drive.file')).save('', 'pack.pdf', large);
		expect(workspace.doubles.unmet).toBe(0);
		expect(held(workspace).files).toEqual([['pack.pdf', [large.length], ['owner office@oakfield.example']]]);
		expect(workspace.doubles.refusals()).toEqual([]);
	} finally {
		await workspace.doubles.close();
	}
});
