import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { pupilLabel } from '../../attendance/item';
import { inOrder } from './inOrder';

/** What a node made of one item, and by which of its outputs (0 is the first) it leaves. */
export interface Routed {
	readonly output: number;
	readonly json: object;
	readonly binary?: INodeExecutionData['binary'];
}

type Handle = (item: INodeExecutionData, itemIndex: number) => Promise<readonly Routed[]> | readonly Routed[];

/**
 * The loop over items, written once for every node.
 * Takes the number of outputs and what to do with one item; gives the outputs, each item paired with the one it came
 * from. An item that fails ends the run with a message that says what to do, or, under *Continue On Fail*, leaves by
 * the first output as `{ error, pupil: { id } }`: never the record. `atOnce` items are worked on at the same time, one
 * after the other where it is left out; the outputs are in the items' order either way.
 */
export async function perItem(context: IExecuteFunctions, outputs: number, handle: Handle, atOnce = 1): Promise<INodeExecutionData[][]> {
	const routed: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
	const items = context.getInputData();
	let itemIndex = 0;
	for await (const result of inOrder(items.entries(), atOnce, async ([place, item]) => await handle(item, place))) {
		const item = items[itemIndex] as INodeExecutionData;
		if (result.status === 'fulfilled') {
			for (const { output, json, binary } of result.value) {
				(routed[output] as INodeExecutionData[]).push({
					json: json as IDataObject,
					...(binary ? { binary } : {}),
					pairedItem: { item: itemIndex },
				});
			}
		} else {
			const named = forPupil(item.json, result.reason);
			if (!context.continueOnFail()) throw toNodeError(context, named, itemIndex);
			(routed[0] as INodeExecutionData[]).push(failedItem(item, named, itemIndex));
		}
		itemIndex += 1;
	}
	return routed;
}

/** An error as n8n shows it: the message says what is wrong, the description what to do next. */
export function toNodeError(context: Pick<IExecuteFunctions, 'getNode'>, error: unknown, itemIndex?: number): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), asError(error).message, { itemIndex, description: adviceOf(error) });
}

/** The item that stands for a failed one under *Continue On Fail*. */
function failedItem(item: INodeExecutionData, error: unknown, itemIndex: number): INodeExecutionData {
	const advice = adviceOf(error);
	const id = (item.json.pupil as IDataObject | undefined)?.id;
	return {
		json: { error: asError(error).message, ...(advice ? { advice } : {}), ...(id ? { pupil: { id } } : {}) },
		pairedItem: { item: itemIndex },
	};
}

/** A failure nobody foresaw does not say whose item it happened to, so the pupil's id is put before it. */
function forPupil(json: IDataObject, error: unknown): Error {
	if (error instanceof Error && adviceOf(error)) return error;
	return new Error(`${pupilLabel(json)}: ${asError(error).message}`, { cause: error });
}

/** Errors of our own carry `advice`; n8n's carry it as `description`. */
function adviceOf(error: unknown): string | undefined {
	if (error instanceof NodeOperationError) return error.description ?? undefined;
	const { advice } = asError(error) as { advice?: unknown };
	return typeof advice === 'string' ? advice : undefined;
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
