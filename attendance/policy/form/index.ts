export { formOf, type FormEntry, type PolicyForm } from './form';
export { readForm } from './readForm';
