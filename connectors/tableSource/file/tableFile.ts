import type { Readable } from 'node:stream';
import type { HeaderScore, Table } from '../../../attendance/register/table';
import type { TableSource } from '../port';
import { lookAhead, piecesOf } from './bytes';
import { openDelimited } from './delimited';
import { asUtf8, encodingOf } from './encoding';
import { kindOfFile, tellingBytes } from './kind';
import { openWorkbook } from './workbook';

export interface FileContent {
	/** The file's name, as messages give it. */
	readonly name: string;
	/** A stream is read as rows are asked for; CSV files are never held whole. */
	readonly content: Buffer | Readable;
	/** The sheet of a workbook that is meant; left out, the one that looks most like what is wanted. */
	readonly sheet?: string;
}

/**
 * A table in a file: CSV with any usual delimiter and encoding, or an Excel workbook (XLSX). What it is, how it is
 * written and where its header stands is found from the content.
 */
export function tableFile({ name, content, sheet }: FileContent): TableSource {
	return {
		async open(score: HeaderScore): Promise<Table> {
			const { head, all } = await lookAhead(piecesOf(content), tellingBytes);
			const encoding = encodingOf(head.subarray(0, tellingBytes));
			const kind = kindOfFile(name, head, encoding !== 'utf-8');
			return kind === 'zip' ? openWorkbook(name, all, score, sheet) : openDelimited(name, asUtf8(all, encoding), score);
		},
		close() {
			if (!Buffer.isBuffer(content)) content.destroy();
		},
	};
}
