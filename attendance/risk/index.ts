export { score } from './score';
