import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The ranges of mobile telephones in the United Kingdom and the Crown dependencies: 071 to 075, 077 to 079 and 07624. 070 are
 * personal numbers and the rest of 076 pagers. Ofcom, National Telephone Numbering Plan, part A:
 * https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbering-plan
 * By the ranges, and not by which of them are given out, so that the numbers kept for drama (07700 900000) count as well.
 */
const mobileRange = /^7(?:[1-57-9]\d{8}|624\d{6})$/;

/** A number as exports write it ("07400 123 456", "+44 (0)7400 123456") as `+447400123456`; null where it is no mobile telephone of the UK. */
export function mobileNumber(phone: string): string | null {
	const read = parsePhoneNumberFromString(phone, 'GB');
	return read && read.countryCallingCode === '44' && !read.ext && mobileRange.test(read.nationalNumber) ? read.number : null;
}
