/** Where the rules about what letters say come from. */
export const sources = {
	eefCommunication:
		'EEF, Supporting attendance: communicate effectively with families (own count in days, a question, an offer, plain words), https://educationendowmentfoundation.org.uk/education-evidence/leadership-and-planning/supporting-attendance/communicate-effectively-with-families',
	plainNotices: 'Lasky-Fink et al. 2021, plain and supportive notices against legalistic ones, doi 10.3102/0013189X211000749',
	supportFirst: 'DfE, Working together to improve school attendance (statutory, July 2026): listen, understand, support first',
	localTemplates:
		'Cambridgeshire and Essex template letters: invitation with purpose, time, place, alternative, supporter, https://www.cambslearntogether.co.uk/cambridgeshire-services-to-schools/cambridgeshire-attendance-support-team/template-letters',
	dataProtection: 'UK GDPR Article 5(1)(c): no more personal data than the letter needs, and none of another person',
	firstDayContact: 'DfE, Working together to improve school attendance (statutory, July 2026), pages 16, 20 and 67: contact parents on the first day without a reason',
	halfTermUpdates: 'BITUP trial, England 2023/24: days missed in the last half term, days and not percentages, https://updatingparents.co.uk/what-is-bitup',
	leaveOnItsOwn:
		'SI 2024/208 regulation 11, https://www.legislation.gov.uk/uksi/2024/208/regulation/11/made; Working together to improve school attendance (statutory, July 2026): each request is considered on its own, no blanket policy',
	penaltyFramework: 'National framework for penalty notices, Working together to improve school attendance (statutory, July 2026); SI 2024/210, https://www.legislation.gov.uk/uksi/2024/210/made',
	noRoutineEvidence: 'DfE, Working together to improve school attendance (statutory, July 2026): no medical evidence for illness unless there is real doubt',
	healthNeeds:
		'DfE, Arranging education for children who cannot attend school because of health needs (statutory); Education Act 1996 section 19, https://www.legislation.gov.uk/ukpga/1996/56/section/19',
	conditionsAtSchool: 'DfE, Supporting pupils at school with medical conditions (statutory): individual healthcare plans, made with parents and pupil',
	noDiscrimination: 'Equality Act 2010, section 15: nobody is treated less well for what follows from a disability, https://www.legislation.gov.uk/ukpga/2010/15/section/15',
	progressIsCelebrated: 'DfE, Working together to improve school attendance (statutory, July 2026): recognise and celebrate progress; letters §4.1: the actual improvement in days',
	policyForFamilies: 'DfE, Working together to improve school attendance (statutory, July 2026): what a school’s attendance policy tells families',
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
