/** Characters that SharePoint's XML cannot hold; line breaks and tabs it can. https://www.w3.org/TR/xml/#charsets */
const cannotBeKept = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as a list gives it back after keeping it, so that what was written and what is read can be compared. */
export const listText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(cannotBeKept, '').trimEnd();
