import { addressFieldNames, addressFields, keyFields, type FieldNames } from './fields';

/** A person and what a letter to them needs. */
const personFields = {
	contactId: [
		'contactid', 'parentid', 'guardianid', 'contactpersonid', 'carerid', 'contactmisid', 'contactidentifier', 'personcontactid', 'relationid',
	],
	title: ['title', 'contacttitle', 'salutationtitle', 'parenttitle'],
	forename: [
		'contactforename', 'contactfirstname', 'parentforename', 'parentfirstname', 'guardianforename', 'forename', 'firstname',
		'givenname',
	],
	surname: ['contactsurname', 'contactlastname', 'parentsurname', 'parentlastname', 'guardiansurname', 'surname', 'lastname', 'familyname'],
	name: [
		'contactname', 'contactfullname', 'parentname', 'parentfullname', 'parentcarername', 'guardianname', 'carername', 'contact',
		'parent', 'parentcarer', 'guardian', 'fullname', 'name',
	],
	relationship: [
		'relationship', 'relationshiptopupil', 'relationshiptostudent', 'relationshiptochild', 'relationshiptype', 'relation',
		'contactrelationship', 'relationtype', 'relationshiptolearner',
	],
	parentalResponsibility: [
		'parentalresponsibility', 'hasparentalresponsibility', 'pr', 'parentalresp', 'parentalresponsibilityflag', 'legalguardian',
		'isparentalresponsibility', 'parresp', 'haspr', 'parentalresponsibilityyn', 'prflag',
	],
	priority: [
		'priority', 'contactpriority', 'contactorder', 'callorder', 'priorityorder', 'order', 'contactnumber', 'prioritynumber',
		'emergencypriority', 'emergencycontactpriority', 'contactpriorityorder',
	],
	livesWithPupil: [
		'liveswithpupil', 'liveswithstudent', 'liveswithchild', 'liveswithlearner', 'liveswith', 'livesatsameaddress', 'sameaddress',
		'resident', 'samehousehold', 'livesatpupiladdress', 'residentwithpupil', 'liveswithflag',
	],
	email: [
		'email', 'emailaddress', 'contactemail', 'primaryemail', 'parentemail', 'homeemail', 'contactemailaddress', 'defaultemail',
		'personalemail',
	],
	/** The first of these that the row has: a mobile takes texts, a number at work is for emergencies. */
	mobile: [
		'mobile', 'mobilephone', 'mobilenumber', 'mobiletelephone', 'contactmobile', 'mobileno', 'mobilephonenumber', 'mobiletelephonenumber',
		'telephonemobile', 'phonemobile', 'mobiletel', 'contactmobilenumber', 'contactmobilephone', 'contactmobiletelephone', 'mob', 'sms',
	],
	phone: [
		'phone', 'telephone', 'phonenumber', 'telephonenumber', 'contactphone', 'contacttelephone', 'primaryphone', 'maintelephone',
		'defaulttelephone', 'primarytelephone', 'tel', 'daytelephone', 'parentphone', 'contactnumbermain', 'telephoneno',
		'contactphonenumber', 'contacttelephonenumber', 'phoneno', 'maintelephonenumber', 'telephonemain', 'daytimetelephone',
	],
	homePhone: [
		'hometelephone', 'homephone', 'homephonenumber', 'hometel', 'landline', 'hometelephonenumber', 'telephonehome', 'phonehome',
		'contacthometelephone', 'contacthomephone',
	],
	preferredChannel: [
		'preferredchannel', 'preferredcontactmethod', 'contactmethod', 'preferredmethod', 'communicationpreference',
		'preferredcommunication', 'correspondencemethod', 'preferredmethodofcontact',
	],
	language: [
		'language', 'preferredlanguage', 'contactlanguage', 'correspondencelanguage', 'homelanguage', 'firstlanguage',
		'languageforcontact', 'languageforcorrespondence', 'spokenlanguage',
	],
	interpreter: [
		'interpreter', 'interpreterneeded', 'interpreterrequired', 'needsinterpreter', 'translatorrequired', 'translatorneeded',
		'requiresinterpreter',
	],
	doNotContact: [
		'donotcontact', 'nocontact', 'donotcontactflag', 'courtorder', 'nocontactorder', 'contactrestricted', 'restrictedcontact',
		'hascourtorder', 'courtorderinplace', 'donotmail', 'nocorrespondence', 'barredfromcontact', 'nocontactallowed', 'dnc',
	],
	...addressFields,
} as const satisfies FieldNames;

/** Names that can only be the contact's, whatever else stands in the row. */
export const contactsOwnName = /^(?:contact|parent(?!al)|guardian|carer)/;

type PersonField = keyof typeof personFields;

/** One row a person and pupil. A plain "Surname" is the contact's here, unless the file has a "Contact Surname" beside it. */
export const contactFileFields = {
	...keyFields,
	...(Object.fromEntries(Object.entries(personFields).map(([field, names]) => [field, withOwnNames(names)])) as Record<PersonField, string[]>),
} satisfies FieldNames;

/** SIMS puts "Contact" before every column of a contact ("Contact Court Order"), others "Parent" or "Guardian". */
function withOwnNames(names: readonly string[]): string[] {
	const plain = names.filter((name) => !contactsOwnName.test(name));
	return [...names, ...['contact', 'parent', 'parentcarer', 'guardian', 'carer'].flatMap((own) => plain.map((name) => `${own}${name}`))];
}

const addressNames: ReadonlySet<string> = new Set(addressFieldNames);
const people = ['contact', 'parent', 'parentcarer', 'guardian', 'carer', 'emergencycontact', 'prioritycontact'];

/** `Contact1Mobile`, `Contact 2 - Do Not Contact`, `Priority 1 Contact Name`; and, but for lines of an address, `Contact Name 1`. */
function numberedNames(field: PersonField, number: number): string[] {
	return personFields[field].flatMap((name) => {
		// "Contact1Number" is a telephone's number or an order of call: nobody can tell.
		if (name === 'contactnumber') return [];
		const bare = name.replace(/^(?:parentcarer|contact|parent(?!al)|guardian(?!$)|carer)/, '');
		return [
			...people.map((person) => `${person}${number}${bare}`),
			`priority${number}${bare}`,
			`priority${number}contact${bare}`,
			...(addressNames.has(field) || bare === '' ? [] : people.map((person) => `${person}${bare}${number}`)),
		];
	});
}

/** The names of the first, second … contact in a pupil's own row (Bromcom's flat view): those of a contacts file, with a number. */
export const flatContacts = Array.from(
	{ length: 6 },
	(_, index) =>
		Object.fromEntries(
			(Object.keys(personFields) as PersonField[]).map((field) => [field, numberedNames(field, index + 1)]),
		) as Record<PersonField, string[]>,
);
