import { Schemas } from '../description/schemas';
import { applyMask, checkMask, parseMask } from './fields';

const file = { id: '1', name: 'a', owners: [{ displayName: 'O', emailAddress: 'o@x.example' }], appProperties: { key: 'value' }, capabilities: { canEdit: true, canCopy: true } };

describe('the fields that an answer is to have', () => {
	test.each([
		['id,name', { id: '1', name: 'a' }],
		['owners(emailAddress)', { owners: [{ emailAddress: 'o@x.example' }] }],
		['owners/emailAddress,id', { owners: [{ emailAddress: 'o@x.example' }], id: '1' }],
		['owners.emailAddress', { owners: [{ emailAddress: 'o@x.example' }] }],
		['capabilities(canEdit),capabilities/canCopy', { capabilities: { canEdit: true, canCopy: true } }],
		['appProperties/key', { appProperties: { key: 'value' } }],
		['*', file],
		['size', {}],
	])('%s', (fields, answer) => {
		const mask = parseMask(fields);
		const schemas = Schemas.of('drive');
		checkMask(mask, schemas.named('File') ?? {}, schemas, fields);
		expect(applyMask(file, mask)).toEqual(answer);
	});

	test.each(['', 'id,', 'id name', 'owners(', 'owners()', 'owners(emailAddress', 'owners)', '/id'])('%p cannot be read', (fields) => expect(() => parseMask(fields)).toThrow('Invalid field selection'));

	test.each(['title', 'id,owners(mail)', 'owners/emailaddress'])('%s is no field of a file', (fields) => {
		const schemas = Schemas.of('drive');
		expect(() => checkMask(parseMask(fields), schemas.named('File') ?? {}, schemas, fields)).toThrow('Invalid field selection');
	});
});
