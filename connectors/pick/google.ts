/** The lists of Google Workspace that a person picks from. */
export type { PickPage } from './google/pages';
export { folders, sharedDrives, sheetsOf, spreadsheets, tableFiles, type InGoogleDrive } from './google/files';
export { calendars, chatSpaces, taskLists } from './google/staff';
