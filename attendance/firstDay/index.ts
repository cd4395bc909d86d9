export { firstDayList, type CallSubject, type CallTo, type FirstDayList, type HomeVisitRule, type WithoutMarks } from './callList';
export { firstDayCsv, firstDayPage, type CallRow, type FirstDayPage } from './page';
