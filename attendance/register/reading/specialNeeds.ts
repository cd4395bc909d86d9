import { readYesNo } from './yesNo';

export interface SpecialNeeds {
	readonly senSupport: boolean;
	readonly ehcPlan: boolean;
}

const none: SpecialNeeds = { senSupport: false, ehcPlan: false };
const support: SpecialNeeds = { senSupport: true, ehcPlan: false };
const plan: SpecialNeeds = { senSupport: false, ehcPlan: true };

/**
 * Reads a SEN status as the school census codes it (DfE Common Basic Data Set, SEN provision): `N` none, `K` SEN support,
 * `E` education, health and care plan; and, before 2014's reform, `A` and `P` (support) and `S` (statement). Alone, with
 * words ("K - SEN Support"), or as words. Undefined where the cell is none of these.
 */
export function readSpecialNeeds(cell: string): SpecialNeeds | undefined {
	const text = cell.trim().toUpperCase();
	if (text === '') return none;
	if (/\bEHC|EDUCATION,? HEALTH|STATEMENT/.test(text)) return plan;
	if (/^(NO\b|NONE|NOT )/.test(text)) return none;
	if (/SUPPORT|SCHOOL ACTION/.test(text)) return support;
	const [, code] = /^([A-Z])(?:\s*[-–:(].*)?$/.exec(text) ?? [];
	switch (code) {
		case 'K':
		case 'A':
		case 'P':
			return support;
		case 'E':
		case 'S':
			return plan;
	}
	const flag = readYesNo(cell);
	if (flag === undefined) return undefined;
	return flag ? support : none;
}
