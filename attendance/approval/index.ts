export * from './answerBy';
export * from './answers';
export * from './entries';
export * from './outcome';
export * from './permitted';
export * from './request';
export * from './sessionsByWeek';
