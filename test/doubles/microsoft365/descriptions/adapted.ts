/**
 * Where Graph's metadata is wider or narrower than the published TypeScript types, by the documentation beside each rule.
 */

/**
 * Notes that a client may put beside properties.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformation
 */
const controlInformation = { '^@odata\\.(type|id|etag)$': { type: 'string' }, '^\\w+@odata\\.(type|bind)$': {} };

/** https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes */
const conflictBehaviour = { '^@microsoft\\.graph\\.conflictBehavior$': { enum: ['fail', 'replace', 'rename'] } };
const withConflictBehaviour = new Set(['DriveItem', 'DriveItemUploadableProperties']);

const open = (value: object): Record<string, unknown> => ({ type: 'object', additionalProperties: value });
const scalar = { type: ['string', 'number', 'boolean', 'null'] };

/** Types that Graph calls open: their properties are data (a list's columns, the ids of people). */
const openTypes: Readonly<Record<string, Record<string, unknown>>> = {
	// https://learn.microsoft.com/graph/api/resources/fieldvalueset: columns with many values are arrays, lookups their ids.
	FieldValueSet: open({ anyOf: [scalar, { type: 'array', items: scalar }] }),
	// https://learn.microsoft.com/graph/api/resources/plannerassignments: user id → assignment, null takes it away.
	PlannerAssignments: open({
		anyOf: [
			{ type: 'null' },
			{
				type: 'object',
				properties: { '@odata.type': { pattern: '^#?microsoft\\.graph\\.plannerAssignment$' }, orderHint: { type: 'string' } },
				required: ['@odata.type', 'orderHint'],
				additionalProperties: false,
			},
		],
	}),
};

/** Types of which a client must say which kind it sends. https://learn.microsoft.com/graph/api/message-post-attachments */
const kindsOf: Readonly<Record<string, readonly string[]>> = { Attachment: ['FileAttachment'] };

/** Properties whose text has a form that the TypeScript types do not show. */
function formatOf(type: string, property: string): string | undefined {
	// https://learn.microsoft.com/graph/api/resources/datetimetimezone: local time; everywhere else it is Edm.DateTimeOffset.
	if (type === 'DateTimeTimeZone') return property === 'dateTime' ? 'local-date-time' : undefined;
	if (/DateTime$/.test(property)) return 'date-time-offset';
	return property === 'contentBytes' ? 'base64' : undefined;
}

type Node = Record<string, unknown>;

/** A schema made from the types, as Graph reads bodies: with control information, open types, forms and enums in any case. */
export function asGraphReads(type: string, schema: Node): Node {
	if (openTypes[type]) return openTypes[type];
	const adapted = adapt(schema) as Node;
	const properties = adapted.properties as Record<string, Node> | undefined;
	if (!properties) return adapted;
	for (const [property, node] of Object.entries(properties)) {
		const format = formatOf(type, property);
		if (format && isText(node)) properties[property] = { anyOf: [{ type: 'string', format }, { type: 'null' }] };
	}
	const own = kindsOf[baseOf(type)]?.includes(type) ?? false;
	return {
		...adapted,
		...(own && { properties: { ...properties, '@odata.type': { pattern: `^#?microsoft\\.graph\\.${type[0]!.toLowerCase()}${type.slice(1)}$` } }, required: ['@odata.type', 'name'] }),
		patternProperties: { ...controlInformation, ...(withConflictBehaviour.has(type) && conflictBehaviour) },
	};
}

/** The kinds of an abstract type, undefined where it is none. */
export const kinds = (type: string): readonly string[] | undefined => kindsOf[type];

const baseOf = (type: string) => Object.keys(kindsOf).find((base) => kindsOf[base]!.includes(type)) ?? '';

/** Text that may be null is `NullableOption<string>` in the types. */
const isText = (node: Node) => node.type === 'string' || node.$ref === `#/definitions/${encodeURIComponent('NullableOption<string>')}`;

/** Graph reads the names of enumerations in any case ("HTML"), as its own samples write them. */
function adapt(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(adapt);
	if (typeof node !== 'object' || node === null) return node;
	const { enum: names, ...rest } = node as Node;
	const adapted = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, adapt(value)]));
	if (!Array.isArray(names)) return adapted;
	return typeof names[0] === 'string' ? { type: 'string', enumInAnyCase: names.filter((name) => name !== 'unknownFutureValue') } : { ...adapted, enum: names };
}
