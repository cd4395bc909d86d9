export { figuresOf, withChanges, type Changes, type Figure } from './changes';
export { formOf, type FormEntry, type PolicyForm } from './form';
export { readForm } from './readForm';
