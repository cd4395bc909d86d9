export { addLessons } from './addLessons';
export { lessonPatterns } from './patterns';
export { readAfternoonPeriods } from './period';
export { lessonsHeaderScore, readLessonFile } from './readLessonFile';
