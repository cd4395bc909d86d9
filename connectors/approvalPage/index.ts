export { decidedPage, endedPage, noticePage } from './notices';
export { reviewPage, type Review } from './reviewPage';
