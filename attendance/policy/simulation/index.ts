export { pastRuns, type PastRun } from './asItStood';
export { compare, type Comparison } from './compare';
export { fairness, type FairnessLine } from './fairness';
export { loadByRun, loadByStep, loadOf, type Load } from './load';
export { simulationPage, type SimulationPage } from './page';
export { comparisonRow, summaryRow, weekRows } from './rows';
export { simulate, type Approvals, type PastPupil, type Simulation } from './simulate';
