/**
 * The fewest pupils that a group may have for its figures to leave the people who work with its pupils. Schools may ask
 * for more and never for fewer: in a smaller group a figure tells about children whom readers know. The number is this
 * project's own rule, laid down with the measures at group level; figures that are personal data in a small group are
 * so whether a percentage or a count (UK GDPR, recital 26: a person who can be singled out is identifiable).
 */
export const smallestGroup = 10;
