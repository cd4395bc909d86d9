import { counted, listed } from '../../text/plainEnglish';
import type { AuthorityPack } from './pack';

type Period = NonNullable<AuthorityPack['noticeToImprove']['period']>['value'];

/** "6 school weeks, at most 30 school days", "3 to 6 school weeks". */
export function periodWords({ schoolWeeks: { least, most }, schoolDays }: Period): string {
	const inWeeks = least === most ? counted(most, 'school week') : `${least} to ${counted(most, 'school week')}`;
	return schoolDays === undefined ? inWeeks : `${inWeeks}, at most ${counted(schoolDays, 'school day')}`;
}

/** Everything that a pack says, a line each with its source, how sure it is and when it was read; and what is not known. */
export function authorityLines(pack: AuthorityPack): string[] {
	const { noticeToImprove: notice, referralWithin } = pack;
	const all: ReadonlyArray<readonly [what: string, said: { readonly source: string; readonly evidence: string; readonly readOn: string } | null, words: string]> = [
		['who issues a notice to improve', notice.issuer, notice.issuer?.value ?? ''],
		['how long it runs', notice.period, notice.period ? periodWords(notice.period.value) : ''],
		['when a penalty notice may be considered before its end', notice.penaltyNoticeFromSchoolWeek, `after ${counted(notice.penaltyNoticeFromSchoolWeek?.value ?? 0, 'school week')}`],
		['what else is said of it', notice.notes, notice.notes?.value ?? ''],
		['warning letters', pack.warningLetter, pack.warningLetter?.value ?? ''],
		['a referral after a holiday in term', referralWithin.afterReturnFromHoliday, `within ${counted(referralWithin.afterReturnFromHoliday?.value ?? 0, 'school day')} of the return`],
		['a referral after support', referralWithin.afterTellingParents, `within ${counted(referralWithin.afterTellingParents?.value ?? 0, 'school day')} of telling parents`],
		['proof of posting', pack.postalProof, pack.postalProof?.value ?? ''],
		['looked-after children', pack.lookedAfter, pack.lookedAfter?.value ?? ''],
		['what goes with a referral', pack.attachments, listed(pack.attachments?.value ?? [])],
		['what else a referral is asked for', pack.referralNotes, pack.referralNotes?.value ?? ''],
	];
	const unknown = all.filter(([, said]) => said === null).map(([what]) => what);
	return [
		...all.flatMap(([what, said, words]) => (said ? [`${pack.name}, ${what}: ${words} (${sureness[said.evidence]}, read ${said.readOn}: ${said.source})`] : [])),
		...(unknown.length > 0 ? [`${pack.name}, not known here: ${unknown.join('; ')}. Ask the authority.`] : []),
	];
}

const sureness: Readonly<Record<string, string>> = { '2+': 'two or more sources', '1': 'one source', M: 'to be confirmed' };
