/** The lists of Microsoft 365 that a person picks from. */
export type { PickPage } from './microsoft365/pages';
export { drives, lists, sites } from './microsoft365/sites';
export { folders, tableFiles, worksheets, type InDrive } from './microsoft365/files';
export { buckets, calendars, channels, plans, teams, toDoLists } from './microsoft365/staff';
