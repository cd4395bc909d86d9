export { score, SchoolScores, type PupilToScore } from './score';
