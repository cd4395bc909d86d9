import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { canBeAddress } from '../../../connectors/mail/checkMail';
import { settingsHint } from '../../shared/settingsHint';

/** Sending to the school itself instead of to families. */
export interface TestRun {
	/** The one address that everything goes to. */
	readonly to: string;
	/** n8n's execution: a node that is tried again within it sends nothing twice, and the next one sends anew. */
	readonly execution: string;
}

const label = 'Send Everything to This Address';

export const testRunProperty: INodeProperties = {
	displayName: label,
	name: 'testRunTo',
	type: 'string',
	default: '',
	placeholder: 'e.g. attendance@school.example',
	description: 'For a test run: an address of the school that gets all letters, those by post and the text messages too, each marked TEST. Nothing goes to a family, and a later real run sends everything. Leave empty to send for real.',
	hint: settingsHint,
	displayOptions: { show: { operation: ['send'] } },
};

/**
 * Whether this is a test run, and where everything goes then. Throws where that cannot be told for sure: an address that is
 * none, or an expression that gives nothing, must not end in letters to families.
 */
export function testRunOf(context: IExecuteFunctions): TestRun | undefined {
	const given = context.getInputData().map((_, itemIndex) => context.getNodeParameter('testRunTo', itemIndex, '') as unknown);
	const refuse = (message: string, description: string): never => {
		throw new NodeOperationError(context.getNode(), `${message}. Nothing was sent`, { description });
	};
	if (given.some((value) => typeof value !== 'string')) {
		refuse(`The expression in "${label}" gives no text`, 'Correct it, so that it names the field of the Settings node; an empty field there means that letters go to families.');
	}
	const addresses = new Set((given as string[]).map((address) => address.trim()));
	if (addresses.size > 1) refuse(`"${label}" is not the same for all letters`, 'A test run is one of all letters or of none: write one address, or take it from the Settings node.');
	const [to = ''] = addresses;
	if (to === '') return undefined;
	if (!canBeAddress(to)) refuse(`What stands in "${label}" cannot be an e-mail address`, 'Write one address of the school, or empty the field to send to families.');
	return { to, execution: context.getExecutionId() ?? 'unsaved' };
}
