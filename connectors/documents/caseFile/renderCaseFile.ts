import { caseFilePack, type CaseFile } from '../../../attendance/caseFile';
import { renderReferralPack } from '../referralPack/renderReferralPack';

/**
 * Typesets a case file as a tagged PDF that meets PDF/UA-1, laid out as referral packs are. Takes the case file; the
 * same file gives the same bytes. Throws `TypesetError`.
 */
export async function renderCaseFile(file: CaseFile): Promise<Uint8Array> {
	return await renderReferralPack(caseFilePack(file), file.asAt);
}
