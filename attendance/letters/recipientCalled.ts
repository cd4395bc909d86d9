/** A person who has a letter, by relationship and never by name: "the Mother"; where the export does not say, "a contact". */
export const recipientCalled = (relationship: string): string => (relationship.trim() ? `the ${relationship.trim()}` : 'a contact');
