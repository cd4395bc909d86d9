import type { Contact } from '../item';

/**
 * Who looks after a child in care, and who answers for the local authority, told by the relationship that the export gives.
 * Systems let schools write it as they like ("Foster Mother", "F/Carer", "SW", "Allocated Social Worker", "Corporate Parent").
 */
const carer = /\bfoster|\bcarer|\bcare ?giver|\bkinship|\bconnected person|\bkey ?-?worker|\bresidential|\bhouse ?parent|\bchildren.?s home|\bplacement|\bguardian\b|^f\/?c$/i;
const authority = /\bsocial ?-?work(?:er)?\b|\bsocial (?:services|care)\b|\bcorporate parent|\bchildren.?s (?:services|social)|\blocal authority\b|\bcare manager\b|^(?:l\/?a|s\/?w|la ?sw|lac (?:sw|social worker))$/i;

/** A worker of a council or a home, whose address is an office. */
const professional = /\bkey ?-?worker|\bresidential (?:worker|staff|care)|\bchildren.?s home/i;

export const isAuthority = ({ relationship }: Contact): boolean => authority.test(relationship.trim());

/** "Young carer" is said of the child. */
export const isCarer = (contact: Contact): boolean => !isAuthority(contact) && carer.test(contact.relationship.trim()) && !/\byoung carer/i.test(contact.relationship);

export const isProfessional = (contact: Contact): boolean => isAuthority(contact) || professional.test(contact.relationship.trim());
