import { parseA1 } from './a1';
import type { Value } from './cell';

/**
 * Works out the few formulas that tests need (numbers, texts, cells, + - * / &, SUM, HYPERLINK): enough to see that
 * something was taken as a formula. Anything else is `#NAME?`, as a sheet says of a function that it does not know.
 */
export function calculate(formula: string, cellAt: (row: number, column: number, sheet?: string) => Value): Value {
	const tokens = formula.slice(1).match(/"(?:[^"]|"")*"|'[^']+'!\$?[A-Za-z]+\$?\d+|[A-Za-z_]+\(|(?:\w+!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\d+(?:\.\d+)?|[-+*/&(),]/g) ?? [];
	let at = 0;
	const unknown = new Error('#NAME?');
	const cellsOf = (reference: string): Value[] => {
		const { sheet, startRow, startColumn, endRow = startRow + 1, endColumn = startColumn + 1 } = parseA1(reference.replaceAll('$', ''));
		const values: Value[] = [];
		for (let row = startRow; row < endRow; row += 1) for (let column = startColumn; column < endColumn; column += 1) values.push(cellAt(row, column, sheet));
		return values;
	};
	const sum = (): Value => {
		let left = product();
		for (let sign = tokens[at]; sign === '+' || sign === '-' || sign === '&'; sign = tokens[at]) {
			at += 1;
			const right = product();
			left = sign === '&' ? `${left}${right}` : sign === '+' ? Number(left) + Number(right) : Number(left) - Number(right);
		}
		return left;
	};
	const product = (): Value => {
		let left = single();
		for (let sign = tokens[at]; sign === '*' || sign === '/'; sign = tokens[at]) {
			at += 1;
			const right = Number(single());
			if (sign === '/' && right === 0) throw new Error('#DIV/0!');
			left = sign === '*' ? Number(left) * right : Number(left) / right;
		}
		return left;
	};
	const single = (): Value => {
		const token = tokens[at];
		at += 1;
		if (token === undefined) throw unknown;
		if (token === '-') return -Number(single());
		if (token === '(') {
			const inner = sum();
			at += 1;
			return inner;
		}
		if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
		if (/^\d/.test(token)) return Number(token);
		if (!token.endsWith('(')) return cellsOf(token)[0] ?? 0;
		const given: Value[][] = [];
		while (tokens[at] !== ')' && at < tokens.length) {
			if (tokens[at] === ',') at += 1;
			given.push(tokens[at]?.includes(':') ? cellsOf(String(tokens[at++])) : [sum()]);
		}
		at += 1;
		if (token.toUpperCase() === 'SUM(') return given.flat().reduce((total: number, value) => total + (typeof value === 'number' ? value : 0), 0);
		if (token.toUpperCase() === 'HYPERLINK(') return given[1]?.[0] ?? given[0]?.[0] ?? '';
		throw unknown;
	};
	try {
		const value = sum();
		return at === tokens.length ? value : '#ERROR!';
	} catch (error) {
		const said = (error as Error).message;
		return said.startsWith('#') ? said : '#ERROR!';
	}
}
