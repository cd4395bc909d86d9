import { RegisterFileError } from './registerFileError';

/** Nothing is taken over: a date read the other way round puts an absence on another day. */
export function monthFirstError(file: string): RegisterFileError {
	return new RegisterFileError(
		`${file}: the dates seem to be written with the month first, as in America`,
		'Dates are read as DD/MM/YYYY. In Excel, set the region to United Kingdom before opening the export, or export dates as YYYY-MM-DD.',
	);
}
