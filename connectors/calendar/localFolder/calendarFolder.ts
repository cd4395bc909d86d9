import { joined, sameSlot } from '../../../attendance/meetings';
import { FileStoreError, type SavedFile } from '../../files/port';
import type { BookedMeeting, CalendarService, Meeting, TimeSlot } from '../port';
import { calendarFile, changed, readCalendarFile, type FiledMeeting } from './calendarFile';

/** What the calendar needs of a folder of this machine (`LocalFolder`). */
export interface MeetingFiles {
	names(folder: string, ending: string): Promise<readonly string[]>;
	text(folder: string, name: string): Promise<string | undefined>;
	find(folder: string, name: string): Promise<string | undefined>;
	save(folder: string, name: string, content: Buffer): Promise<SavedFile>;
}

/**
 * A calendar for a school without an account: each meeting is an iCalendar file in a folder, named by its key, which staff open in
 * whatever calendar they have. Busy times are those of the meetings in it and no others, and nobody is invited by it: families
 * are written to by letter. `calendar` is the folder.
 */
export class CalendarFolder implements CalendarService {
	constructor(
		private readonly files: MeetingFiles,
		/** The instant as ISO 8601, which each file is stamped with. */
		private readonly now: () => string,
	) {}

	async busy(folders: readonly string[], within: TimeSlot): Promise<readonly TimeSlot[]> {
		const slots: TimeSlot[] = [];
		for (const folder of folders) {
			for (const name of await this.files.names(folder, fileEnding)) {
				const meeting = await this.read(folder, name);
				if (meeting && !meeting.isCancelled && !meeting.leavesFree) slots.push(meeting.slot);
			}
		}
		return joined(slots.filter(({ start, end }) => Date.parse(start) < Date.parse(within.end) && Date.parse(end) > Date.parse(within.start)));
	}

	async book(folder: string, meeting: Meeting): Promise<BookedMeeting> {
		const there = await this.read(folder, fileName(meeting.key));
		if (there && !there.isCancelled) return await this.booked(folder, there, true);
		return await this.write(folder, { ...meeting, sequence: there ? there.sequence + 1 : 0, isCancelled: false });
	}

	async find(folder: string, key: string): Promise<BookedMeeting | undefined> {
		const meeting = await this.read(folder, fileName(key));
		return meeting && !meeting.isCancelled ? await this.booked(folder, meeting, true) : undefined;
	}

	async move(folder: string, key: string, slot: TimeSlot): Promise<BookedMeeting> {
		const meeting = await this.read(folder, fileName(key));
		if (!meeting || meeting.isCancelled) throw new FileStoreError('There is no such meeting to be moved', 'It may have been cancelled, or its file taken out of the folder. Book it again.');
		if (sameSlot(meeting.slot, slot)) return await this.booked(folder, meeting, true);
		return { ...(await this.write(folder, changed(meeting, { slot }))), bookedBefore: true };
	}

	async cancel(folder: string, key: string): Promise<boolean> {
		const meeting = await this.read(folder, fileName(key));
		if (!meeting || meeting.isCancelled) return false;
		await this.write(folder, changed(meeting, { isCancelled: true }));
		return true;
	}

	private async read(folder: string, name: string): Promise<FiledMeeting | undefined> {
		const content = await this.files.text(folder, name);
		if (content === undefined) return undefined;
		const meeting = readCalendarFile(content);
		// Taken for free, its time would be given to another family.
		if (!meeting) throw new FileStoreError(`The calendar file "${name}" cannot be read`, 'Take it out of the folder, and book its meeting again if it still stands.');
		return meeting;
	}

	private async write(folder: string, meeting: FiledMeeting): Promise<BookedMeeting> {
		await this.files.save(folder, fileName(meeting.key), Buffer.from(calendarFile(meeting, this.now())));
		return await this.booked(folder, meeting, false);
	}

	private async booked(folder: string, { key, slot }: FiledMeeting, bookedBefore: boolean): Promise<BookedMeeting> {
		return { id: key, slot, link: (await this.files.find(folder, fileName(key))) ?? '', bookedBefore };
	}
}

const fileEnding = '.ics';

const fileName = (key: string): string => `meeting-${key}${fileEnding}`;
