import { addressColumns, at, cell, first, type WondeColumn } from './fields';
import type { WondeList, WondeRecord } from './wondeApi';

/** The pupils again, with the people around them: only there Wonde says how a person is related to a pupil. */
export const contactsOf = (school: string): WondeList => ({
	what: 'the contacts',
	permission: 'Contacts',
	path: `schools/${encodeURIComponent(school)}/students`,
	includes: ['contacts', 'contacts.contact_details'],
});

/** A person of a pupil's. */
export interface PupilContact {
	readonly pupil: WondeRecord;
	readonly contact: WondeRecord;
}

export function contactsOfPupil(pupil: WondeRecord): PupilContact[] {
	const contacts = at(pupil, 'contacts');
	return Array.isArray(contacts) ? contacts.map((contact: WondeRecord) => ({ pupil, contact })) : [];
}

const relationship = (name: string, key: string): WondeColumn<PupilContact> => ({ name, of: ({ contact }) => cell(at(contact, 'relationship', key)) });
const details = ({ contact }: PupilContact, ...path: readonly string[]) => at(contact, 'contact_details', ...path);

export const contactColumns: readonly WondeColumn<PupilContact>[] = [
	{ name: 'Student ID', of: ({ pupil }) => cell(pupil.id) },
	{ name: 'Contact ID', of: ({ contact }) => cell(contact.id) },
	{ name: 'Title', of: ({ contact }) => cell(contact.title) },
	{ name: 'Forename', of: ({ contact }) => cell(contact.forename) },
	{ name: 'Surname', of: ({ contact }) => cell(contact.surname) },
	{ name: 'Relationship', of: ({ contact }) => cell(at(contact, 'relationship', 'relationship')) ?? cell(at(contact, 'relationship')) },
	relationship('Parental Responsibility', 'parental_responsibility'),
	relationship('Priority', 'priority'),
	relationship('Lives With Pupil', 'lives_with_pupil'),
	relationship('Court Order', 'court_order'),
	{ name: 'Email', of: (row) => first(...['primary', 'email', 'home'].map((kind) => details(row, 'emails', kind))) },
	{ name: 'Mobile', of: (row) => first(details(row, 'phones', 'mobile')) },
	{ name: 'Telephone', of: (row) => first(...['primary', 'phone'].map((kind) => details(row, 'phones', kind))) },
	{ name: 'Home Telephone', of: (row) => first(details(row, 'phones', 'home')) },
	...addressColumns<PupilContact>((row) => details(row, 'addresses', 'home')),
];
