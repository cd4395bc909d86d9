import { withPlainId } from '../pupils/keys';
import type { ChosenColumns } from './chosen';
import { findColumns, type Columns } from './columns';
import { marksFileFields } from './fields';

/** The columns of a file of marks, by its header. */
export const marksColumns = (header: readonly string[], chosen: ChosenColumns): Columns<keyof typeof marksFileFields> =>
	withPlainId<keyof typeof marksFileFields>(findColumns(header, marksFileFields, chosen));
