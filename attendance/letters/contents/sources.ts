/** Where the rules about what letters say come from. */
export const sources = {
	eefCommunication:
		'EEF, Supporting attendance: communicate effectively with families (own count in days, a question, an offer, plain words), https://educationendowmentfoundation.org.uk/education-evidence/leadership-and-planning/supporting-attendance/communicate-effectively-with-families',
	plainNotices: 'Lasky-Fink et al. 2021, plain and supportive notices against legalistic ones, doi 10.3102/0013189X211000749',
	supportFirst: 'DfE, Working together to improve school attendance (statutory, July 2026): listen, understand, support first',
	localTemplates:
		'Cambridgeshire and Essex template letters: invitation with purpose, time, place, alternative, supporter, https://www.cambslearntogether.co.uk/cambridgeshire-services-to-schools/cambridgeshire-attendance-support-team/template-letters',
	dataProtection: 'UK GDPR Article 5(1)(c): no more personal data than the letter needs, and none of another person',
	framework:
		'National framework for penalty notices, "Working together to improve school attendance" (statutory), from 19 August 2024, as set out by Buckinghamshire, https://buckinghamshire.gov.uk/schools-and-learning/school-attendance-and-supporting-children-in-education/pay-your-childs-penalty-fine-for-missing-school',
	noticeToImprove:
		'"Working together to improve school attendance" (statutory), the eight contents of a notice to improve, as quoted by Nottinghamshire, https://nottinghamshire.gov.uk/schoolsportal/services/school-support/improving-school-attendance-toolkit/notice-to-improve-attendance',
	penaltyAmounts: 'SI 2024/210, from 19 August 2024: amounts and days, https://www.legislation.gov.uk/uksi/2024/210/made',
	educationAct: 'Education Act 1996, section 7 https://www.legislation.gov.uk/ukpga/1996/56/section/7 and section 444 https://www.legislation.gov.uk/ukpga/1996/56/section/444',
	attendanceContract:
		'Attendance contract: the parent’s statement and the school’s or authority’s, signed by both; nobody is sued for breaking it; structure of the parenting contract, http://legislation.data.gov.uk/ukpga/2008/25/part/1/chapter/4; "Working together to improve school attendance" (statutory)',
	returns: 'SI 2024/208 regulation 13, attendance and sickness returns, https://www.legislation.gov.uk/uksi/2024/208/regulation/13/made',
	twentyDays: 'SI 2024/208 regulation 9(1)(i), as explained by Browne Jacobson, https://www.brownejacobson.com/insights/school-admission-register-the-20-day-rule-explained',
	governorsPanel: 'DfE guidance: governors’ attendance panels among the steps of escalation; "Working together to improve school attendance" (statutory): governors support and challenge',
} as const;
