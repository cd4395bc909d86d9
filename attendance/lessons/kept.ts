/** What a map holds under a key; made, and kept there, where it holds nothing yet. */
export function kept<Value>(map: Map<string, Value>, key: string, make: (key: string) => Value): Value {
	let value = map.get(key);
	if (value === undefined) map.set(key, (value = make(key)));
	return value;
}
