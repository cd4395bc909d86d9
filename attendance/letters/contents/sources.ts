/** Where the rules about what letters say come from. */
export const sources = {
	eefCommunication:
		'EEF, Supporting attendance: communicate effectively with families (own count in days, a question, an offer, plain words), https://educationendowmentfoundation.org.uk/education-evidence/leadership-and-planning/supporting-attendance/communicate-effectively-with-families',
	plainNotices: 'Lasky-Fink et al. 2021, plain and supportive notices against legalistic ones, doi 10.3102/0013189X211000749',
	supportFirst: 'DfE, Working together to improve school attendance (statutory, July 2026): listen, understand, support first',
	localTemplates:
		'Cambridgeshire and Essex template letters: invitation with purpose, time, place, alternative, supporter, https://www.cambslearntogether.co.uk/cambridgeshire-services-to-schools/cambridgeshire-attendance-support-team/template-letters',
	dataProtection: 'UK GDPR Article 5(1)(c): no more personal data than the letter needs, and none of another person',
} as const;
