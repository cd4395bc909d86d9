import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The fields that a column may be named for, in plain words, beside the names by which the import knows them. */

const keyFields: INodePropertyOptions[] = [
	{ name: 'Admission Number', value: 'admissionNumber' },
	{ name: "Pupil's Number in the MIS", value: 'misId' },
	{ name: 'UPN', value: 'upn' },
];

const pupilFields: INodePropertyOptions[] = [
	...keyFields,
	{ name: 'Date of Birth', value: 'dateOfBirth' },
	{ name: 'Full Name', value: 'fullName' },
	{ name: 'Legal Forename', value: 'legalForename' },
	{ name: 'Legal Surname', value: 'legalSurname' },
	{ name: 'Preferred Forename', value: 'preferredForename' },
	{ name: 'Registration Group', value: 'registrationGroup' },
	{ name: 'Registration Tutor', value: 'registrationTutor' },
	{ name: 'School Name', value: 'schoolName' },
	{ name: 'Year Group', value: 'yearGroup' },
];

const markFields: INodePropertyOptions[] = [
	{ name: 'Date', value: 'date' },
	{ name: 'First Day of the Marks', value: 'marksFrom' },
	{ name: 'Last Day of the Marks', value: 'marksTo' },
	{ name: 'Mark', value: 'mark' },
	{ name: 'Mark, Afternoon', value: 'afternoonMark' },
	{ name: 'Mark, Morning', value: 'morningMark' },
	{ name: 'Marks in One Cell', value: 'marksString' },
	{ name: 'Minutes Late', value: 'minutesLate' },
	{ name: 'Session (AM or PM)', value: 'session' },
	{ name: 'Time of the Entry', value: 'changedAt' },
	{ name: 'Week Commencing', value: 'weekStart' },
	{ name: 'Week Ending', value: 'weekEnding' },
];

const totalFields: INodePropertyOptions[] = [
	{ name: 'Total: Absent Sessions', value: 'absentSessions' },
	{ name: 'Total: Approved Educational Activity Sessions', value: 'approvedEducationalActivitySessions' },
	{ name: 'Total: Attended Sessions', value: 'attendedSessions' },
	{ name: 'Total: Authorised Absent Sessions', value: 'authorisedAbsentSessions' },
	{ name: 'Total: First Day', value: 'totalsFrom' },
	{ name: 'Total: Last Day', value: 'totalsTo' },
	{ name: 'Total: Late Sessions', value: 'lateSessions' },
	{ name: 'Total: Missing Marks', value: 'missingMarks' },
	{ name: 'Total: Possible Sessions', value: 'possibleSessions' },
	{ name: 'Total: Present Sessions', value: 'presentSessions' },
	{ name: 'Total: Unauthorised Absent Sessions', value: 'unauthorisedAbsentSessions' },
];

const detailFields: INodePropertyOptions[] = [
	{ name: 'Address', value: 'address' },
	{ name: 'Child Protection Plan', value: 'childProtection' },
	{ name: 'Date of Admission', value: 'onRollFrom' },
	{ name: 'Date of Leaving', value: 'onRollTo' },
	{ name: 'EHC Plan', value: 'ehcPlan' },
	{ name: 'English as an Additional Language', value: 'englishAdditionalLanguage' },
	{ name: 'Free School Meals', value: 'freeSchoolMeals' },
	{ name: 'Looked After', value: 'lookedAfter' },
	{ name: 'Postcode', value: 'postcode' },
	{ name: 'Previously Looked After', value: 'previouslyLookedAfter' },
	{ name: 'SEN Status', value: 'sen' },
	{ name: 'Social Worker', value: 'socialWorker' },
	{ name: 'Young Carer', value: 'youngCarer' },
];

const contactFields: INodePropertyOptions[] = [
	{ name: 'Address', value: 'address' },
	{ name: 'Contact Forename', value: 'forename' },
	{ name: 'Contact Name', value: 'name' },
	{ name: 'Contact Number in the MIS', value: 'contactId' },
	{ name: 'Contact Surname', value: 'surname' },
	{ name: 'Contact Title', value: 'title' },
	{ name: 'Do Not Contact', value: 'doNotContact' },
	{ name: 'Email', value: 'email' },
	{ name: 'Interpreter Needed', value: 'interpreter' },
	{ name: 'Language', value: 'language' },
	{ name: 'Lives With Pupil', value: 'livesWithPupil' },
	{ name: 'Mobile Phone', value: 'mobile' },
	{ name: 'Parental Responsibility', value: 'parentalResponsibility' },
	{ name: 'Phone', value: 'phone' },
	{ name: 'Postcode', value: 'postcode' },
	{ name: 'Preferred Contact Method', value: 'preferredChannel' },
	{ name: 'Priority', value: 'priority' },
	{ name: 'Relationship', value: 'relationship' },
];

function column(fields: readonly INodePropertyOptions[]): INodeProperties[] {
	const options = [...fields].sort((one, other) => one.name.localeCompare(other.name));
	return [
		{ displayName: 'Field', name: 'field', type: 'options', default: 'admissionNumber', options, description: 'What the column holds' },
		{ displayName: 'Column Name', name: 'column', type: 'string', default: '', description: 'The column’s name, as it stands in the file' },
	];
}

/** For each of the three files, the columns that a person may name. */
export const namedColumns: INodeProperties['options'] = [
	{ displayName: 'Marks File', name: 'marks', values: column([...pupilFields, ...markFields, ...totalFields]) },
	{ displayName: 'Pupil Details File', name: 'pupils', values: column([...pupilFields, ...detailFields]) },
	{ displayName: 'Contacts File', name: 'contacts', values: column([...keyFields, ...contactFields]) },
];
